import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { PolicyAttachmentCreate } from "../attached-policies/model.js";
import { GroupCreate } from "../groups/model.js";
import { InlinePolicyCreate } from "../inline-policies/model.js";
import { PermissionsBoundaryCreate } from "../permissions-boundary/model.js";
import { PolicyCreate, PolicySetDefaultVersion } from "../policies/model.js";
import { PolicyVersionCreate } from "../policies/versions/model.js";
import { AssumeRolePolicyRequest, RoleCreate, RoleUpdate } from "../roles/model.js";
import { TagListRequest } from "../tags/model.js";
import { AccessKeyCreate, AccessKeyModify } from "../users/access-keys/model.js";
import { UserCreate } from "../users/model.js";
import { exampleDocument, exampleTrustDocument } from "./examples.js";

type Members = Readonly<Record<string, unknown>>;

const document = JSON.stringify(exampleDocument);
const trustDocument = JSON.stringify(exampleTrustDocument);

const user = { username: "ada" };
const group = { name: "analysts" };
const role = { name: "reader", assume_role_policy_document: trustDocument };
const policy = { name: "reports", document };
const inline = { name: "list", document };
const attachment = { name: "reports" };
const boundary = { policy_name: "reports" };
const tag = { key: "k", value: "v" };

const x = (length: number) => "x".repeat(length);
const emoji = (length: number) => "😀".repeat(length);
const tags = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: "" }));

/** A schema, a body that it reads, and for one of its members values that it reads as well and values that it does not. */
type Bounds = readonly [
  name: string,
  schema: z.ZodType,
  body: Members,
  member: string,
  good: unknown[],
  bad: unknown[],
];

const iamNames = (longest: number): readonly [good: unknown[], bad: unknown[]] => [
  ["x", x(longest), "A_z09+=,.@-", "_", "."],
  ["", x(longest + 1), "a b", "a/b", "a:b", "é", "a\n", "a*", 5, null, ["a"]],
];
const sentences: readonly [good: unknown[], bad: unknown[]] = [
  ["x", x(1000), emoji(1000), " ", "line\nbreak"],
  ["", x(1001), emoji(1001), 5, ["a"]],
];

const bounds: readonly Bounds[] = [
  ["UserCreate", UserCreate, user, "username", ...iamNames(64)],
  ["UserCreate", UserCreate, user, "username", ["upcloud-internal-user"], ["_upcloud-internal-user"]],
  ["GroupCreate", GroupCreate, group, "name", ...iamNames(128)],
  ["RoleCreate", RoleCreate, role, "name", ...iamNames(64)],
  ["RoleCreate", RoleCreate, role, "name", ["_upcloud-internal-user"], ["_upcloud-internal-role"]],
  ["RoleCreate", RoleCreate, role, "description", sentences[0], [...sentences[1], null]],
  [
    "RoleCreate",
    RoleCreate,
    role,
    "max_session_duration",
    [900, 43_200],
    [899, 43_201, 3600.5, "3600", null, Number.NaN],
  ],
  ["RoleCreate", RoleCreate, role, "permissions_boundary", ["x", x(128)], ["", x(129), 5, null]],
  [
    "RoleCreate",
    RoleCreate,
    role,
    "tags",
    [[], tags(50), [{ key: "k" }], [{ key: x(128), value: x(256) }], [{ key: "K" }, { key: "k" }]],
    [tags(51), [{ key: "" }], [{ key: x(129) }], [{ key: "k", value: x(257) }], [{ key: "k", value: null }], null],
  ],
  ["RoleCreate", RoleCreate, role, "tags", [[tag]], [[tag, tag], [{ ...tag, more: 1 }], [{ value: "v" }], tag]],
  ["RoleCreate", RoleCreate, role, "assume_role_policy_document", [trustDocument], [document, "{}", "", {}, null]],
  ["RoleUpdate", RoleUpdate, {}, "description", [...sentences[0], null], [...sentences[1]]],
  ["RoleUpdate", RoleUpdate, {}, "max_session_duration", [900, 43_200], [899, 43_201, null, "900"]],
  ["AssumeRolePolicyRequest", AssumeRolePolicyRequest, {}, "document", [trustDocument], [document, "", undefined]],
  ["PolicyCreate", PolicyCreate, policy, "name", ...iamNames(128)],
  ["PolicyCreate", PolicyCreate, policy, "description", sentences[0], [...sentences[1], null]],
  [
    "PolicyCreate",
    PolicyCreate,
    policy,
    "document",
    [document, encodeURIComponent(document)],
    [trustDocument, "", exampleDocument, null, undefined],
  ],
  ["PolicyVersionCreate", PolicyVersionCreate, { document }, "is_default", [true, false], ["true", 1, null]],
  ["PolicyVersionCreate", PolicyVersionCreate, {}, "document", [document], ["[]", undefined]],
  [
    "PolicySetDefaultVersion",
    PolicySetDefaultVersion,
    {},
    "version_id",
    ["v1", "v9", "v10", "v123456"],
    ["v0", "v01", "v", "1", "V1", "v1 ", "v-1", 1, null, undefined],
  ],
  ["InlinePolicyCreate", InlinePolicyCreate, inline, "name", ["x", x(128), "any text: é/%"], ["", x(129), null, 5]],
  ["InlinePolicyCreate", InlinePolicyCreate, inline, "document", [document], [trustDocument, "x", undefined]],
  [
    "PolicyAttachmentCreate",
    PolicyAttachmentCreate,
    attachment,
    "name",
    ["x", x(128), "a b", "A_z09+=,.@-"],
    ["", x(129), "a/b", "urn:ecs:iam:::policy/ECSDenyAll", "a\tb", null],
  ],
  ["PermissionsBoundaryCreate", PermissionsBoundaryCreate, boundary, "policy_name", ["x", x(128)], ["", x(129), null]],
  ["AccessKeyModify", AccessKeyModify, {}, "status", ["Active", "Inactive"], ["active", "", "Deleted", null, true]],
];

describe.each(bounds)("%s", (_, schema, body, member, good, bad) => {
  const read = (value: unknown) => schema.safeParse({ ...body, [member]: value });

  it.each(good.map((value) => ({ value })))(`reads ${member} $value`, ({ value }) => {
    expect(read(value).error).toBeUndefined();
  });

  it.each(bad.map((value) => ({ value })))(`refuses ${member} $value, and says that it is about that`, ({ value }) => {
    const { error } = read(value);
    expect(error?.issues.length).toBeGreaterThan(0);
    for (const { path } of error?.issues ?? []) expect(path[0]).toBe(member);
  });
});

const bodies: readonly (readonly [name: string, schema: z.ZodType, body: Members, required: readonly string[]])[] = [
  ["UserCreate", UserCreate, user, ["username"]],
  ["GroupCreate", GroupCreate, group, ["name"]],
  ["RoleCreate", RoleCreate, role, ["name", "assume_role_policy_document"]],
  ["RoleUpdate", RoleUpdate, {}, []],
  ["AssumeRolePolicyRequest", AssumeRolePolicyRequest, { document: trustDocument }, ["document"]],
  ["PolicyCreate", PolicyCreate, policy, ["name", "document"]],
  ["PolicySetDefaultVersion", PolicySetDefaultVersion, { version_id: "v1" }, ["version_id"]],
  ["PolicyVersionCreate", PolicyVersionCreate, { document }, ["document"]],
  ["InlinePolicyCreate", InlinePolicyCreate, inline, ["name", "document"]],
  ["PolicyAttachmentCreate", PolicyAttachmentCreate, attachment, ["name"]],
  ["PermissionsBoundaryCreate", PermissionsBoundaryCreate, boundary, ["policy_name"]],
  ["AccessKeyCreate", AccessKeyCreate, {}, []],
  ["AccessKeyModify", AccessKeyModify, {}, []],
];

describe.each(bodies)("%s", (_, schema, body, required) => {
  it("reads what is required alone", () => {
    expect(Object.keys(body)).toEqual(required);
    expect(schema.safeParse(body).error).toBeUndefined();
  });

  it("misses each of its required members", () => {
    expect(schema.safeParse({}).error?.issues.map(({ path }) => path) ?? []).toEqual(required.map((name) => [name]));
  });

  it("refuses members that it does not know", () => {
    expect(schema.safeParse({ ...body, more: 1 }).error?.issues).toMatchObject([
      { code: "unrecognized_keys", keys: ["more"] },
    ]);
  });

  it.each([{ value: null }, { value: [] }, { value: "text" }, { value: 1 }])("refuses $value", ({ value }) => {
    expect(schema.safeParse(value).success).toBe(false);
  });
});

describe("what is left out", () => {
  it("of a new role has its default", () => {
    expect(RoleCreate.parse(role)).toEqual({ ...role, max_session_duration: 3600, tags: [] });
  });

  it("of a new version has its default", () => {
    expect(PolicyVersionCreate.parse({ document })).toEqual({ document, is_default: false });
  });

  it("of a change stays left out, and null empties a description", () => {
    expect(RoleUpdate.parse({})).toEqual({});
    expect(RoleUpdate.parse({ description: null })).toEqual({ description: "" });
    expect(AccessKeyModify.parse({})).toEqual({});
  });
});

describe("TagListRequest", () => {
  const faults = (value: unknown) => TagListRequest.safeParse(value).error?.issues.map(({ path }) => path.join("."));

  it.each([
    [[]],
    [tags(50)],
    [[{ key: x(128), value: x(256) }]],
    [[{ key: emoji(128), value: emoji(256) }]],
    [
      [
        { key: "Key", value: "" },
        { key: "key", value: "" },
      ],
    ],
  ])("reads %j", (value) => {
    expect(faults(value)).toBeUndefined();
  });

  it.each([
    [tags(51), [""]],
    [[{ key: "k" }], ["0.value"]],
    [[{ value: "v" }], ["0.key"]],
    [
      [tag, { ...tag, more: 1 }],
      ["1", "1.key"],
    ],
    [[{ key: "", value: "" }], ["0.key"]],
    [[{ key: x(129), value: x(257) }], ["0.key", "0.value"]],
    [
      [tag, { key: "l", value: "" }, tag, tag],
      ["2.key", "3.key"],
    ],
    [
      [null, tag, tag],
      ["0", "2.key"],
    ],
    [tag, [""]],
    [null, [""]],
  ])("refuses %j", (value, places) => {
    expect(faults(value)).toEqual(places);
  });
});
