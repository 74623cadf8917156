import { describe, expect, expectTypeOf, it } from "vitest";
import { noBody } from "../../operation.js";
import { walk } from "../../router.js";
import type { Input, Output } from "../../schema.js";
import { errors } from "../errors.js";
import { groups } from "../groups/operations.js";
import { roles } from "../roles/operations.js";
import { users } from "../users/operations.js";

const base = "/1.3/object-storage-2/:service_uuid";
const shared = {
  users: ["users", "username"],
  groups: ["groups", "group_name"],
  roles: ["roles", "role_name"],
} as const;
const paths = new Map([...walk({ users, groups, roles })].map(({ id, operation }) => [id, operation]));

describe.each(Object.entries(shared))("what %s share with others", (owners, [segment, variable]) => {
  const owner = `${base}/${segment}/:${variable}`;
  const expected: Readonly<Record<string, string>> = {
    "policies.list": `GET 200 ${owner}/policies`,
    "policies.attach": `POST 204 ${owner}/policies`,
    "policies.detach": `DELETE 204 ${owner}/policies/:policy_name`,
    "inlinePolicies.create": `POST 201 ${owner}/inline-policies`,
    "inlinePolicies.list": `GET 200 ${owner}/inline-policies`,
    "inlinePolicies.get": `GET 200 ${owner}/inline-policies/:policy_name`,
    "inlinePolicies.delete": `DELETE 204 ${owner}/inline-policies/:policy_name`,
    ...(owners !== "groups" && {
      "tags.get": `GET 200 ${owner}/tags`,
      "tags.replace": `PUT 200 ${owner}/tags`,
      "tags.delete": `DELETE 204 ${owner}/tags/:tag_key`,
      "permissionsBoundary.set": `PUT 200 ${owner}/permissions-boundary`,
      "permissionsBoundary.delete": `DELETE 204 ${owner}/permissions-boundary`,
    }),
  };

  it.each(Object.entries(expected))("%s is %s", (id, place) => {
    const operation = paths.get(`${owners}.${id}`);
    expect(`${operation?.method} ${operation?.success.status} ${operation?.path}`).toBe(place);
    if (operation?.success.status === 204) expect(operation.success.body).toBe(noBody);
  });

  it("names the owner in what it says", () => {
    for (const id of Object.keys(expected))
      expect(paths.get(`${owners}.${id}`)?.description).toContain(segment.replace(/s$/, ""));
  });
});

describe("tags and boundaries", () => {
  it("are not for groups", () => {
    expect(groups).not.toHaveProperty("tags");
    expect(groups).not.toHaveProperty("permissionsBoundary");
  });
});

describe("services that are being deleted", () => {
  it.each([...paths])("%s declares it unless it only reads", (_, { method, errors: declared }) => {
    expect(declared.includes(errors.serviceError)).toBe(method !== "GET");
  });
});

describe("the types of what is shared", () => {
  it("keep the path and the variables of each owner", () => {
    expectTypeOf(
      users.policies.detach.path,
    ).toEqualTypeOf<"/1.3/object-storage-2/:service_uuid/users/:username/policies/:policy_name">();
    expectTypeOf(
      groups.inlinePolicies.list.path,
    ).toEqualTypeOf<"/1.3/object-storage-2/:service_uuid/groups/:group_name/inline-policies">();
    expectTypeOf<Output<typeof roles.tags.delete.pathParams>>().toExtend<{
      readonly service_uuid: string;
      readonly role_name: string;
      readonly tag_key: string;
    }>();
    expectTypeOf<Output<typeof roles.tags.delete.pathParams>>().not.toHaveProperty("username");
    expectTypeOf(users.tags.delete.success.status).toEqualTypeOf<204>();
  });

  it("tell the list of a role's policies from that of users and groups", () => {
    expectTypeOf<Input<typeof users.policies.list.success.body>>().toEqualTypeOf<{ arn: string; name: string }[]>();
    expectTypeOf<Input<typeof roles.policies.list.success.body>>().toEqualTypeOf<
      { policy_name: string; policy_arn: string; name?: string | undefined; arn?: string | undefined }[]
    >();
  });
});
