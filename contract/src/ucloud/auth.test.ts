import { describe, expect, it } from "vitest";
import { walk } from "../router.js";
import { type AuthLabel, type Role, roles, rolesOf, type UCloudAuth, valuesAt } from "./auth.js";
import { type UCloudOperation, ucloud, ucloudErrors } from "./index.js";

/** The roles that each label of the documentation admits. */
const admitted: Readonly<Record<AuthLabel, Readonly<Record<Role, boolean>>>> = {
  Public: { GUEST: true, USER: true, ADMIN: true, SERVICE: true, THIRD_PARTY_APP: true, PROVIDER: true },
  Users: { GUEST: false, USER: true, ADMIN: true, SERVICE: false, THIRD_PARTY_APP: false, PROVIDER: false },
  Admin: { GUEST: false, USER: false, ADMIN: true, SERVICE: false, THIRD_PARTY_APP: false, PROVIDER: false },
  Services: { GUEST: false, USER: false, ADMIN: true, SERVICE: true, THIRD_PARTY_APP: false, PROVIDER: false },
  Authenticated: { GUEST: false, USER: true, ADMIN: true, SERVICE: true, THIRD_PARTY_APP: true, PROVIDER: true },
  Provider: { GUEST: false, USER: false, ADMIN: false, SERVICE: true, THIRD_PARTY_APP: false, PROVIDER: true },
};

const rule = (label: AuthLabel, only?: readonly Role[]): UCloudAuth => ({
  scheme: "ucloud",
  label,
  scope: "a.b:read",
  workspace: false,
  ...(only && { only }),
});

describe("rolesOf", () => {
  it.each(Object.entries(admitted))("admits the roles of %s", (label, expected) => {
    const through = rolesOf(rule(label as AuthLabel));
    expect(Object.fromEntries(roles.map((role) => [role, through.includes(role)]))).toEqual(expected);
  });

  it("goes by the narrower rule where there is one", () => {
    expect(rolesOf(rule("Users", ["ADMIN"]))).toEqual(["ADMIN"]);
  });
});

describe("a place in a body", () => {
  it.each<[string, unknown, unknown[]]>([
    ["id", { id: "1" }, ["1"]],
    ["of.resource", { of: { resource: "1" } }, ["1"]],
    ["items[].id", { items: [{ id: "1" }, { id: "2" }] }, ["1", "2"]],
    ["items[].of[].id", { items: [{ of: [{ id: "1" }] }, { of: [{ id: "2" }, { id: "3" }] }] }, ["1", "2", "3"]],
    ["ids[]", { ids: ["1", "2"] }, ["1", "2"]],
    ["items[].id", { items: [] }, []],
  ])("%s leads to all that stands there, in order", (place, body, values) => {
    expect(valuesAt(place, body)).toEqual(values);
  });

  const demanding = [...walk(ucloud)]
    .map(({ id, operation }) => [id, operation as UCloudOperation] as const)
    .filter(([, { auth }]) => auth.permission);
  it.each(demanding)("of a permission is in the body of %s, and ids stand there", (_id, { auth, examples }) => {
    for (const { request } of examples) {
      const ids = valuesAt(auth.permission?.on ?? "", request.body);
      expect(ids).toEqual(ids.map(() => expect.stringMatching(/^\d+$/)));
      expect(ids.length).toBeGreaterThan(0);
    }
  });
});

describe("the workspace", () => {
  const operations = [...walk(ucloud)].map(({ id, operation }) => [id, operation as UCloudOperation] as const);

  it.each(operations)("is looked at in %s if users call it, and then its header is declared", (_id, operation) => {
    const { label, workspace } = operation.auth;
    expect(workspace).toBe(label === "Users");
    expect(Object.keys(operation.headers?.shape ?? {}).includes("project")).toBe(workspace);
    expect(operation.errors.some(({ code }) => code === ucloudErrors.notAMember.code)).toBe(workspace);
  });
});
