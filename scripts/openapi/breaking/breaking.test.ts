import { describe, expect, it } from "vitest";
import { openApiDocument } from "../../../contract/src/openapi/index.js";
import type { Node } from "../document.js";
import { breakingChanges } from "./operations.js";

const thing = {
  type: "object",
  required: ["name"],
  properties: {
    name: { type: "string", maxLength: 64 },
    kind: { type: "string", enum: ["large", "small"] },
    parent: { $ref: "#/components/schemas/Thing" },
  },
};

const document = {
  openapi: "3.1.1",
  paths: {
    "/things/{id}": {
      put: {
        operationId: "things.replace",
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string" } },
          { name: "force", in: "query", required: false, schema: { type: "boolean" } },
        ],
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
        },
        responses: {
          "200": {
            headers: { "X-Count": { schema: { type: "integer" } } },
            content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } },
          },
          "404": { content: { "application/json": { schema: { type: "object" } } } },
        },
        security: [{ token: [] }, { password: [] }],
      },
    },
  },
  webhooks: {
    "things.welcome": {
      post: {
        operationId: "things.welcome",
        "x-path": "/welcome",
        requestBody: {
          content: {
            "application/json": { schema: { type: "object", required: ["a"], properties: { a: { type: "string" } } } },
          },
        },
        responses: { "200": {} },
        security: [],
      },
    },
  },
  components: { schemas: { Thing: thing } },
};

type Draft = typeof document;

/** What is said about the document after a change of it. */
const after = (change: (draft: Draft) => void): string[] => {
  const draft = structuredClone(document);
  change(draft);
  return breakingChanges(document as Node, draft as unknown as Node);
};

interface ReplaceDraft {
  readonly parameters: object[];
  readonly security: object[];
  readonly responses: Record<string, object>;
}

const replaceOf = (draft: Draft) => draft.paths["/things/{id}"].put as unknown as ReplaceDraft;
const membersOf = (draft: Draft) =>
  draft.components.schemas.Thing.properties as unknown as Record<string, Record<string, unknown>>;

const breaks: [string, (draft: Draft) => void, string[]][] = [
  [
    "an operation that is gone",
    (draft) => void Reflect.deleteProperty(draft.paths, "/things/{id}"),
    ["things.replace: the operation is gone"],
  ],
  [
    "an operation that has moved",
    (draft) => void Object.assign(draft, { paths: { "/other/{id}": draft.paths["/things/{id}"] } }),
    ["things.replace: is at PUT /other/{} now, and was at PUT /things/{}"],
  ],
  [
    "a member that is gone",
    (draft) => void Reflect.deleteProperty(membersOf(draft), "kind"),
    ["things.replace: the body.kind is gone", "things.replace: the answer 200.kind is gone"],
  ],
  [
    "a parameter that must be sent now",
    (draft) => void replaceOf(draft).parameters.push({ name: "why", in: "query", required: true, schema: {} }),
    ["things.replace: the query parameter why must be sent now"],
  ],
  [
    "a parameter that is gone",
    (draft) => void replaceOf(draft).parameters.pop(),
    ["things.replace: the query parameter force is gone"],
  ],
  [
    "an enumeration with a value less",
    (draft) => void Object.assign(membersOf(draft)["kind"] ?? {}, { enum: ["large"] }),
    ['things.replace: the body.kind no longer takes the value "small"'],
  ],
  [
    "an enumeration with a value more, where it is received",
    (draft) => void Object.assign(membersOf(draft)["kind"] ?? {}, { enum: ["large", "small", "huge"] }),
    ['things.replace: the answer 200.kind may be of the new value "huge"'],
  ],
  [
    "a status that is gone",
    (draft) => void Reflect.deleteProperty(replaceOf(draft).responses, "200"),
    ["things.replace: the answer 200 is gone"],
  ],
  [
    "a member that must be sent now",
    (draft) => void draft.components.schemas.Thing.required.push("kind"),
    ["things.replace: the body.kind must be sent now"],
  ],
  [
    "a member that may be missing now",
    (draft) => void draft.components.schemas.Thing.required.pop(),
    ["things.replace: the answer 200.name may be missing now"],
  ],
  [
    "a tighter bound",
    (draft) => void Object.assign(membersOf(draft)["name"] ?? {}, { maxLength: 32 }),
    ["things.replace: the body.name has a tighter maxLength: 64 → 32"],
  ],
  [
    "another type",
    (draft) => void Object.assign(membersOf(draft)["name"] ?? {}, { type: "integer" }),
    [
      "things.replace: the body.name no longer takes the type string",
      "things.replace: the answer 200.name may be of the new type integer",
    ],
  ],
  [
    "null where there was none",
    (draft) => void Object.assign(membersOf(draft)["name"] ?? {}, { type: ["string", "null"] }),
    ["things.replace: the answer 200.name may be of the new type null"],
  ],
  [
    "a pattern",
    (draft) => void Object.assign(membersOf(draft)["name"] ?? {}, { pattern: "^a" }),
    ["things.replace: the body.name must have another pattern: any → ^a"],
  ],
  [
    "a header that is gone",
    (draft) => void Reflect.deleteProperty(replaceOf(draft).responses["200"] ?? {}, "headers"),
    ["things.replace: the header X-Count of the answer 200 is gone"],
  ],
  [
    "credentials that are no longer taken",
    (draft) => void replaceOf(draft).security.pop(),
    ["things.replace: password is no longer taken"],
  ],
  [
    "a member that a webhook no longer sends",
    (draft) =>
      void Object.assign(draft.webhooks["things.welcome"].post.requestBody.content["application/json"].schema, {
        required: [],
      }),
    ["things.welcome: the body.a may be missing now"],
  ],
];

const harmless: [string, (draft: Draft) => void][] = [
  ["nothing at all", () => undefined],
  [
    "a new operation",
    (draft) => void Object.assign(draft.paths, { "/new": { get: { operationId: "new.get", responses: {} } } }),
  ],
  [
    "a new parameter that may be left out",
    (draft) => void replaceOf(draft).parameters.push({ name: "why", in: "query", required: false, schema: {} }),
  ],
  ["a new member that may be left out", (draft) => void Object.assign(membersOf(draft), { more: { type: "string" } })],
  ["a looser bound", (draft) => void Object.assign(membersOf(draft)["name"] ?? {}, { maxLength: 128 })],
  ["an error that cannot happen any more", (draft) => void Reflect.deleteProperty(replaceOf(draft).responses, "404")],
  ["another way to prove who one is", (draft) => void replaceOf(draft).security.push({ key: [] })],
];

describe("a change that breaks clients", () => {
  it.each(breaks)("is %s", (_name, change, faults) => {
    expect(after(change)).toEqual(faults);
  });
});

describe("a change that breaks nobody", () => {
  it.each(harmless)("is %s", (_name, change) => {
    expect(after(change)).toEqual([]);
  });
});

describe("our own document", () => {
  const own = openApiDocument() as unknown as Node;

  it("is compatible with itself", () => {
    expect(breakingChanges(own, own)).toEqual([]);
  });

  it("breaks clients where any of its operations is gone, and says which", () => {
    const { paths, ...rest } = own;
    expect(breakingChanges(own, { ...rest, paths: {} }).length).toBe(
      Object.values(paths as object).flatMap((item) => Object.keys(item as object)).length,
    );
  });
});
