import { describe, expect, it } from "vitest";
import * as z from "zod";
import { rememberDocumentKind } from "../../contract/src/iam/index.js";
import { completeOperation, noBody, type Router, view } from "../../contract/src/index.js";
import { filesOf } from "./files.js";
import type { PolicyLanguage } from "./policy-language-file.js";

const Problem = z.object({ title: z.string() }).meta({ id: "Problem", description: "Why not." });
const notFound = {
  code: "storage.not_found",
  status: 404,
  title: "No",
  when: "It is not there.",
  remedy: "Look elsewhere.",
  retryable: false,
};
const form = {
  errorBody: view(Problem),
  errorMediaType: "application/problem+json",
  servedBy: "core",
  requestIdHeader: "Id",
} as const;
const shared = {
  auth: { scheme: "account" },
  description: "At length.",
  tag: "Users",
  stability: "stable",
  deprecation: null,
  source: "Users",
} as const;
const params = z.object({ service_uuid: z.string(), username: z.string().meta({ description: "Name of the user." }) });
const Tag = z.object({ key: z.string(), value: z.string().default("") }).meta({ id: "Tag", description: "A tag." });
const User = z.object({ username: z.string(), tags: z.array(Tag) }).meta({ id: "User", description: "A user." });
const UserPatch = z
  .object({ email: z.string().nullable().optional(), tags: z.array(Tag).optional() })
  .meta({ id: "UserPatch", description: "A change." });

const DocumentCreate = z
  .object({ document: rememberDocumentKind(z.string(), "permissions") })
  .meta({ id: "DocumentCreate", description: "A document." });
const KeyCreate = z.strictObject({}).meta({ id: "KeyCreate", description: "Nothing." });

const draft = { ...shared, errors: [notFound] };
const example = { name: "one", summary: "One" };
const pathParams = { service_uuid: "12", username: "ada" };

/** Shapes that the UCloud half of the contract has none of. */
const contract = {
  objectStorage: {
    users: {
      createAll: completeOperation(
        {
          ...draft,
          method: "POST",
          path: "/s/users",
          readOnly: false,
          costs: false,
          request: { body: view(z.object({ items: z.array(User).max(20) })) },
          success: { status: 201, description: "Made.", body: view(z.array(User)) },
          summary: "Create users",
          examples: [{ ...example, request: { body: { items: [] } }, response: [] }],
        },
        [],
        form as never,
      ),
      createKey: completeOperation(
        {
          ...draft,
          method: "POST",
          path: "/s/keys",
          readOnly: false,
          costs: false,
          repeatable: true,
          request: { body: view(KeyCreate.optional()) },
          success: { status: 201, description: "Made.", body: view(z.array(z.string())) },
          summary: "Create a key",
          examples: [{ ...example, request: {}, response: [] }],
        },
        [],
        form as never,
      ),
      list: completeOperation(
        {
          ...draft,
          method: "GET",
          path: "/s/:service_uuid/users",
          readOnly: true,
          costs: false,
          request: {
            pathParams: view(z.object({ service_uuid: z.string() })),
            query: view(z.object({ limit: z.int().default(7), offset: z.int().default(0) })),
          },
          success: {
            status: 200,
            description: "One page.",
            body: view(z.array(z.string())),
            headers: view(z.object({ Total: z.int() })),
          },
          summary: "List users",
          examples: [{ ...example, request: { pathParams: { service_uuid: "12" } }, response: [] }],
        },
        [],
        form as never,
      ),
      write: completeOperation(
        {
          ...draft,
          method: "POST",
          path: "/s/documents",
          readOnly: false,
          costs: false,
          request: { body: view(DocumentCreate) },
          success: { status: 204, description: "Written.", body: noBody },
          summary: "Write a document",
          examples: [{ ...example, request: { body: { document: "{}" } }, response: null as never }],
        },
        [],
        form as never,
      ),
      update: completeOperation(
        {
          ...draft,
          method: "PATCH",
          path: "/s/:service_uuid/users/:username",
          readOnly: false,
          costs: false,
          request: {
            pathParams: view(params),
            body: view(UserPatch),
          },
          success: { status: 200, description: "The user.", body: view(User) },
          summary: "Change a user",
          examples: [
            {
              ...example,
              request: { pathParams, body: { email: null } },
              response: { username: "ada", tags: [] },
            },
          ],
        },
        [],
        form as never,
      ),
      delete: completeOperation(
        {
          ...draft,
          method: "DELETE",
          path: "/s/:service_uuid/users/:username",
          readOnly: false,
          costs: false,
          request: { pathParams: view(params), query: view(z.object({ force: z.boolean().optional() })) },
          success: { status: 204, description: "Gone.", body: noBody },
          summary: "Delete a user",
          examples: [{ ...example, request: { pathParams, query: { force: true } }, response: null as never }],
        },
        [],
        form as never,
      ),
    },
  },
} as unknown as Router;

const waiters = {
  "objectStorage.users": {
    waitUntilGone: {
      until: "a user is gone.",
      operation: "list",
      listed: { member: "username", variable: "user_name", description: "Name of the user.", query: { limit: 50 } },
      state: "username",
      success: [],
      failure: [],
      untilGone: true,
    },
    waitUntilThere: {
      until: "a user is there.",
      operation: "update",
      state: "username",
      success: ["ada"],
      failure: ["bob"],
      untilGone: false,
    },
  },
};
const documentModel = "export interface PolicyDocument {}\nexport interface TrustDocument {}\n";
const key = { type: "string", isMultivalued: false, isProvided: true } as const;
const language: PolicyLanguage = {
  actions: [
    { name: "s3:GetObject", level: "read", on: ["object"], keys: [], isUsed: true },
    { name: "s3:SelectObject", level: "read", on: ["object"], keys: [], isUsed: false },
  ],
  conditionKeys: [
    { ...key, name: "aws:SourceIp", type: "ip" },
    { ...key, name: "aws:PrincipalTag/" },
    { ...key, name: "aws:SourceVpc", isProvided: false },
  ],
  operators: ["StringEquals", "ForAnyValue:StringEquals"],
};
const tags = { Users: "Who may come in." };
const sources = { contract, tags, waiters, version: "1.2.3", documentModel, language };

const files = filesOf(sources);
const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? "";

describe("an API that is addressed by its paths", () => {
  it("becomes resources within resources", () => {
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        "resources/object-storage.ts",
        "resources/object-storage-users.ts",
        "routes/object-storage-users.ts",
      ]),
    );
    expect(textOf("resources/object-storage.ts")).toContain("readonly users = new ObjectStorageUsers(this.transport);");
    expect(textOf("concordat.ts")).toContain("this.objectStorage = new ObjectStorage(transport);");
  });

  it("says what they are about", () => {
    expect(textOf("resources/object-storage-users.ts")).toMatch(
      /\/\*\*\n \* Who may come in\.\n \*\n \* Methods: [^/]*\n \*\/\nexport class/,
    );
    expect(textOf("resources/object-storage.ts")).toContain("/** Groups: `users`. */\nexport class");
  });

  it("says at each member what is behind it, for those who type a dot", () => {
    expect(textOf("resources/object-storage.ts")).toMatch(/ {3}\* Who may come in\.[^/]*\*\/\n {2}readonly users = /);
    expect(textOf("concordat.ts")).toContain("/** Groups: `users`. */\n  readonly objectStorage: ObjectStorage;");
  });

  it("leaves to the client's class what any operation can answer", () => {
    const text = textOf("resources/object-storage-users.ts");
    expect(text).not.toMatch(/@throws \{@link \w+\} (401|410|413|422|429|500|503)/);
    expect(textOf("concordat.ts")).toContain("{@link UnauthorizedError} (401)");
  });

  it("has methods that take the address first, in the order of the path, then the body or the query", () => {
    const text = textOf("resources/object-storage-users.ts");
    expect(text).toContain(`  update(
    serviceUuid: string,
    username: string,
    body: UserPatch,
    options?: IdempotencyKeyOptions,
  ): Call<User, ObjectStorageUsersUpdateAnswer> {
    return this.transport.call(updateRoute, { path: [serviceUuid, username], body }, options);
  }`);
    expect(text).toContain(`  delete(
    serviceUuid: string,
    username: string,
    query: ObjectStorageUsersDeleteQuery = {},
    options?: CallOptions,
  ): Call<undefined, ObjectStorageUsersDeleteAnswer> {
    return this.transport.call(deleteRoute, { path: [serviceUuid, username], query }, options);
  }`);
    expect(text).toContain(
      "export type ObjectStorageUsersDeleteAnswer = Answer<204, undefined> | Answer<404, Problem>;",
    );
    expect(text).toContain("@throws {@link NotFoundError} 404: It is not there.");
    expect(text).toContain('const answer = await cloud.objectStorage.users.update("12", "ada", { email: null });');
  });

  it("needs no body where the operation needs none", () => {
    const text = textOf("resources/object-storage-users.ts");
    expect(text).toContain("  createKey(request: KeyCreate = {}, options?: CallOptions): Call<string[], ");
    expect(text).toContain("const answer = await cloud.objectStorage.users.createKey();");
    expect(textOf("models.ts")).toContain("export interface KeyCreate {\n  [member: string]: never;\n}");
  });

  it("has a type for each query that has no name of its own", () => {
    expect(textOf("models.ts")).toContain(`export interface ObjectStorageUsersDeleteQuery {
  force?: boolean | undefined;
}`);
  });

  it("has listings that are paged by counting", () => {
    const text = textOf("resources/object-storage-users.ts");
    expect(text).toContain("): PagedCall<string, string[], ObjectStorageUsersListAnswer> {");
    expect(text).toContain("return this.transport.pages(listRoute, { path: [serviceUuid], query }, options);");
    expect(textOf("routes/object-storage-users.ts")).toContain("pages: offsetPaging,");
    expect(textOf("limits.ts")).toContain("defaultPageSize = 7;");
    expect(textOf("limits.ts")).toContain('totalCountHeader = "Total";');
  });

  it("has methods that wait", () => {
    const text = textOf("resources/object-storage-users.ts");
    expect(
      text,
    ).toContain(`  async waitUntilGone(serviceUuid: string, userName: string, options: WaitOptions): Promise<void> {
    await waitUntil(
      this.transport,
      waitUntilGoneWaiter,
      (call) => findIn(this.list(serviceUuid, { limit: 50 }, call), "username", userName),
      options,
    );
  }`);
    expect(text).toContain(
      "async waitUntilThere(serviceUuid: string, username: string, options: WaitOptions<User>): Promise<User>",
    );
    expect(textOf("routes/object-storage-users.ts")).toContain(`export const waitUntilThereWaiter: Waiter = {
  id: "objectStorage.users.waitUntilThere",
  state: "username",
  success: ["ada"],
  failure: ["bob"],
};`);
  });

  it("takes documents as objects or as text, and says which members they are", () => {
    expect(textOf("models.ts")).toContain("  document: PolicyDocument | string;");
    expect(textOf("models.ts")).toContain('from "./policy-document-model.js";');
    expect(textOf("routes/object-storage-users.ts")).toContain('documents: ["document"],');
    expect(textOf("policy-document-model.ts")).toContain("export interface TrustDocument");
  });

  it("lists the names that documents can say, and stays open to others", () => {
    expect(textOf("index.ts")).toContain('export type * from "./policy-language-types.js";');
    const text = textOf("policy-language-types.ts");
    expect(text).toContain('export type PolicyAction = "*" | "s3:*" | "s3:GetObject" | (string & {});');
    expect(text).toContain(`export interface ConditionTests {
  /** Type: IP addresses. */
  readonly "aws:SourceIp"?: ConditionValues;
  /** Followed by the key of a tag; string. */
  readonly "aws:PrincipalTag/"?: ConditionValues;
  readonly [key: string]: ConditionValues | undefined;
}`);
    expect(text).toContain(`  readonly "ForAnyValue:StringEquals"?: ConditionTests;
  readonly [operator: string]: ConditionTests | undefined;`);
  });

  it("keeps apart what is sent and what is received, down to what they consist of", () => {
    const models = textOf("models.ts");
    expect(models).toMatch(/interface TagInput \{\n {2}key: string;\n {2}value\?: string \| undefined;/);
    expect(models).toMatch(/interface Tag \{\n {2}key: string;\n {2}value: string;/);
    expect(models).toContain("interface UserInput {\n  username: string;\n  tags: readonly TagInput[];");
    expect(models).toContain("interface User {\n  username: string;\n  tags: Tag[];");
    expect(models).toContain("email?: string | null | undefined;\n  tags?: readonly TagInput[] | undefined;");
    expect(models).not.toContain("UserPatchInput");
  });

  it("has rows in the route table that say where everything lies", () => {
    const routes = textOf("routes/object-storage-users.ts");
    expect(routes).toContain(`export const updateRoute: Route = {
  id: "objectStorage.users.update",
  method: "PATCH",
  path: "/s/:service_uuid/users/:username",
  headers: { idempotencyKey: "idempotency-key" },
  body: "argument",
  status: 200,
  errors: [storageNotFound],
};`);
    expect(routes).toContain(`  query: [],
  status: 204,
  answer: "none",`);
    expect(textOf("errors.ts")).toContain('export const storageNotFound: DeclaredError = [404, "storage.not_found"];');
  });

  it("brings the limit of its bulk calls and the package's version along", () => {
    expect(textOf("limits.ts")).toContain("bulkLimit = 20;");
    expect(textOf("version.ts")).toContain('version = "1.2.3";');
  });

  it("comes out the same every time", () => {
    expect(filesOf(sources)).toEqual(files);
  });
});
