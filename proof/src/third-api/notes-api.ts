import {
  type Api,
  completeOperation,
  type ErrorEntry,
  errorTable,
  generalErrors,
  type OperationForm,
  type Refusal,
  type Refusals,
  view,
} from "@concordat/contract";
import * as z from "zod";

// A third API in the contract, as small as one can be: all that is particular to it, and nothing of what is derived.

const row = (code: string, status: number, title: string): ErrorEntry => ({
  code: `notes.${code}`,
  status,
  title,
  when: `${title}.`,
  remedy: "Change the request.",
  retryable: false,
});

export const noteErrors = errorTable({
  invalidRequest: row("invalid", 400, "The note is invalid"),
  unauthorized: row("unauthorized", 401, "No key"),
  notFound: row("not_found", 404, "No such note"),
  methodNotAllowed: {
    code: "notes.method_not_allowed",
    title: "Not with this method",
    ...generalErrors.methodNotAllowed,
  },
  requestTimeout: { code: "notes.request_timeout", title: "Too slow", ...generalErrors.requestTimeout },
  idempotencyInFlight: { code: "notes.in_flight", title: "In flight", ...generalErrors.idempotencyInFlight },
  idempotencyAnswerNotKept: {
    code: "notes.answer_not_kept",
    title: "Not kept",
    ...generalErrors.idempotencyAnswerNotKept,
  },
  idempotencyKeyReused: row("key_reused", 422, "Another request under this key"),
  tooLarge: row("too_large", 413, "The note is too large"),
  rateLimited: { code: "notes.rate_limited", title: "Too often", ...generalErrors.rateLimited },
  headersTooLarge: { code: "notes.headers_too_large", title: "Headers too large", ...generalErrors.headersTooLarge },
  internal: row("internal", 500, "The server failed"),
  unavailable: { code: "notes.unavailable", title: "Unavailable", ...generalErrors.unavailable },
});

const refusals = {
  unauthorized: () => ({ entry: noteErrors.unauthorized }),
  undecodablePath: { entry: noteErrors.notFound },
  malformedBody: { entry: noteErrors.invalidRequest },
  notFound: { entry: noteErrors.notFound },
  internal: { entry: noteErrors.internal },
  tooLarge: () => ({ entry: noteErrors.tooLarge }),
  answerTooLarge: () => ({ entry: noteErrors.invalidRequest }),
  methodNotAllowed: (allowed) => ({ entry: noteErrors.methodNotAllowed, headers: { Allow: allowed.join(", ") } }),
  faulty: (faults) => ({ entry: noteErrors.invalidRequest, faults }),
  bodyOf: ({ entry, faults = [] }: Refusal) => ({ error: entry.code, at: faults.map(({ name }) => name) }),
} satisfies Refusals;

const NoteError = z
  .object({
    error: z.string().meta({ description: "Its code." }),
    at: z.array(z.string()).meta({ description: "Where." }),
  })
  .meta({ id: "NoteError", description: "Why a request is refused." });

const form = {
  errorBody: view(NoteError),
  errorMediaType: "application/json",
  errorBodyOf: (entry) => refusals.bodyOf({ entry }),
  requestIdHeader: "Note-Request",
  bodyLimit: 1024,
  security: {
    schemes: { noteKey: { type: "http", scheme: "bearer", description: "A key of notes." } },
    requirements: () => [{ noteKey: [] }],
    describe: () => "Holders of a key.",
    hasCredentials: (authorization) => authorization.startsWith("Key "),
    missingCredentials: "There is no key.",
    admitsGuests: () => false,
    guestRefusal: () => undefined,
  },
} satisfies OperationForm;

const Note = z
  .object({
    id: z.string().max(9).meta({ description: "Its id." }),
    text: z.string().max(99).meta({ description: "What it says." }),
  })
  .meta({ id: "Note", description: "A note." });
const pathParams = view(z.object({ id: z.string().max(9).meta({ description: "Id of the note." }) }));
const note = { id: "1", text: "Hello." };

const shared = {
  costs: false,
  auth: {},
  tag: "Notes",
  stability: "stable",
  deprecation: null,
  source: { beyond: "It is of no vendor." },
} as const;
const common = [
  noteErrors.invalidRequest,
  noteErrors.unauthorized,
  noteErrors.rateLimited,
  noteErrors.internal,
  noteErrors.unavailable,
];

const notes = {
  get: completeOperation(
    {
      ...shared,
      method: "GET",
      path: "/notes/v1/:id",
      readOnly: true,
      request: { pathParams },
      success: { status: 200, description: "The note.", body: view(Note) },
      errors: [noteErrors.notFound],
      summary: "Read a note",
      description: "Reads a note.",
      examples: [{ name: "first", summary: "The first", request: { pathParams: { id: "1" } }, response: note }],
    },
    common,
    { ...form, servedBy: "core" },
  ),
  create: completeOperation(
    {
      ...shared,
      method: "POST",
      path: "/notes/v1",
      readOnly: false,
      request: { body: view(Note) },
      success: { status: 201, description: "The note.", body: view(Note) },
      errors: [
        noteErrors.idempotencyInFlight,
        noteErrors.idempotencyAnswerNotKept,
        noteErrors.idempotencyKeyReused,
        noteErrors.tooLarge,
      ],
      summary: "Write a note",
      description: "Writes a note.",
      examples: [{ name: "first", summary: "The first", request: { body: note }, response: note }],
    },
    common,
    { ...form, servedBy: "core" },
  ),
};

/** The one entry. */
export const notesApi = {
  ...form,
  name: "notes",
  title: "Notes",
  summary: "It keeps notes.",
  errorGuide: "An error is its code.",
  prefixes: ["/notes/"],
  isFallback: false,
  router: { notes },
  errors: noteErrors,
  refusals,
  errorContentType: "application/json",
  guestBodyLimit: 1024,
  tags: { Notes: "Notes." },
  quotas: {},
  waiters: {},
} as const satisfies Api;
