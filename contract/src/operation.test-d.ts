// What does not compile in the declaration of an operation.

import * as z from "zod";
import { operation as storageOperation } from "./object-storage/operation.js";
import { view } from "./schema.js";
import { operation } from "./ucloud/operation.js";

const Note = z.object({ text: z.string() }).meta({ id: "Note", description: "A note." });

const draft = {
  method: "GET",
  path: "/1.3/notes",
  readOnly: true,
  costs: false,
  request: {},
  success: { status: 200, description: "The note.", body: view(Note) },
  errors: [],
  summary: "Read the note",
  description: "Reads the one note that there is.",
  tag: "Notes",
  stability: "stable",
  deprecation: null,
  examples: [{ name: "one", summary: "Read the note", request: {}, response: { text: "Hello" } }],
  source: { beyond: "Concordat: an example" },
} as const;
const auth = { scheme: "ucloud", label: "Users", scope: "notes.read:read", workspace: false } as const;

storageOperation(draft);
operation({ ...draft, auth });

const { readOnly, costs, source, examples, ...others } = draft;
// @ts-expect-error whether it is read-only is missing
storageOperation({ ...others, costs, source, examples });
// @ts-expect-error whether it costs is missing
storageOperation({ ...others, readOnly, source, examples });
// @ts-expect-error its source is missing
storageOperation({ ...others, readOnly, costs, examples });
// @ts-expect-error there is no example
storageOperation({ ...draft, examples: [] });
// @ts-expect-error the example's response lacks a member
storageOperation({ ...draft, examples: [{ ...draft.examples[0], response: {} }] });
// @ts-expect-error UCloud has no credits
operation({ ...draft, auth, costs: true });
// @ts-expect-error nobody is said to be allowed to call it
operation(draft);
