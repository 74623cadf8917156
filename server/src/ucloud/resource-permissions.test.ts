import type { ApiError } from "@concordat/contract";
import { type UCloudAuth, ucloudErrors } from "@concordat/contract/ucloud";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCore, type TestClient, type TestCore } from "../testing/core.js";
import type { Principal } from "./principal.js";
import {
  isVisible,
  type PermissionRow,
  parseResourceId,
  permissionInclude,
  permissionsOf,
  requirePermission,
  visibleTo,
} from "./resource-permissions.js";

const ada: Principal = { role: "USER", subject: "ada", scopes: [] };

/** A resource as ada finds it: the memberships in it are hers. */
const row = (parts: { project?: "PI" | "ADMIN" | "USER" | "none"; createdBy?: string; acl?: object[] }) =>
  ({
    createdBy: parts.createdBy ?? "bob",
    projectId: parts.project ? "p" : null,
    project: parts.project
      ? { members: parts.project === "none" ? [] : [{ username: "ada", role: parts.project }] }
      : null,
    acl: parts.acl ?? [],
  }) as unknown as PermissionRow;

const byName = (permission: string, username = "ada") => ({ permission, username, group: null });
const byGroup = (permission: string, ...members: string[]) => ({
  permission,
  username: null,
  group: { members: members.map((username) => ({ username })) },
});

describe("what a caller may do with a resource", () => {
  it.each<[string, Parameters<typeof row>[0], string[]]>([
    ["its creator, in the personal workspace", { createdBy: "ada" }, ["ADMIN"]],
    ["a stranger", {}, []],
    ["the project's PI", { project: "PI" }, ["ADMIN"]],
    ["the project's administrator", { project: "ADMIN" }, ["ADMIN"]],
    ["a plain member", { project: "USER" }, []],
    ["its creator, as a plain member", { project: "USER", createdBy: "ada" }, []],
    ["its creator, who left the project", { project: "none", createdBy: "ada" }, []],
    ["who is named in the list", { acl: [byName("READ")] }, ["READ"]],
    ["who is named in the list of a project's resource", { project: "USER", acl: [byName("EDIT")] }, ["EDIT"]],
    ["who is named, but left the project", { project: "none", acl: [byName("READ"), byName("EDIT")] }, []],
    ["somebody other than who is named", { acl: [byName("READ", "carl")] }, []],
    ["who is in a group", { project: "USER", acl: [byGroup("READ", "ada")] }, ["READ"]],
    ["who is in no group", { project: "USER", acl: [byGroup("READ")] }, []],
    [
      "who is named and in groups",
      { project: "USER", acl: [byGroup("EDIT", "ada"), byName("READ"), byGroup("READ", "ada")] },
      ["READ", "EDIT"],
    ],
  ])("%s", (_who, parts, permissions) => {
    expect(permissionsOf(ada)(row(parts))).toEqual(permissions);
    // an administrator of UCloud may do everything
    expect(permissionsOf({ ...ada, role: "ADMIN" })(row(parts))).toEqual(["ADMIN"]);
  });
});

describe("a resource id", () => {
  it.each([
    ["1", 1n],
    ["9223372036854775807", 9_223_372_036_854_775_807n],
    ["9223372036854775808", undefined],
    ["99999999999999999999", undefined],
    ["", undefined],
    ["-1", undefined],
    ["1.5", undefined],
    [" 1", undefined],
    ["0x10", undefined],
    ["١", undefined],
  ])("%j is read as %s", (text, id) => {
    expect(parseResourceId(text)).toBe(id);
  });
});

describe("at the server", () => {
  let core: TestCore;
  let admin: TestClient;
  let id: string;
  beforeAll(async () => {
    core = await startTestCore();
    await core.project("p", "admin", { ada: "USER", bob: "USER" });
    await core.group("editors", "p", ["ada"]);
    await core.group("readers", "p", ["ada", "bob"]);
    admin = await core.as("admin", "ADMIN", "p");
    const item = { id: "example", domain: "p.example.com", https: true };
    const { body } = await admin.providers.create({ body: { items: [item] } });
    id = (body as { responses: { id: string }[] }).responses[0]?.id ?? "";
  });
  afterAll(() => core.close());

  const grant = async (group: string, permission: "READ" | "EDIT") => {
    const added = [
      { entity: { type: "project_group" as const, projectId: "p", group }, permissions: [permission as "READ"] },
    ];
    expect((await admin.providers.updateAcl({ body: { items: [{ id, added, deleted: [] }] } })).status).toBe(200);
  };
  const retrieve = async (username: string) => (await core.as(username)).providers.retrieve({ query: { id } });

  it("a group that may edit does not see what it may not read", async () => {
    await grant("editors", "EDIT");
    expect((await retrieve("ada")).status).toBe(404);
    await grant("readers", "READ");
    expect(await retrieve("ada")).toMatchObject({ status: 200, body: { permissions: { myself: ["READ", "EDIT"] } } });
    expect(await retrieve("bob")).toMatchObject({ status: 200, body: { permissions: { myself: ["READ"] } } });
  });

  it("what is found as visible is what is seen to be visible", async () => {
    const { prisma, clock } = core.context;
    await core.project("q", "pat", { ada: "ADMIN", bob: "USER", carl: "USER" });
    await core.group("all", "q", ["ada", "bob", "carl"]);
    await core.user("eve");
    const entries = ["ada", "carl", "eve"].flatMap((username) => [
      [{ username, permission: "READ" as const }],
      [{ username, permission: "EDIT" as const }],
    ]);
    const groups = [
      [{ groupId: "all", permission: "READ" as const }],
      [{ groupId: "all", permission: "EDIT" as const }],
    ];
    for (const acl of [[], ...entries, ...groups]) {
      for (const projectId of [null, "q"]) {
        const data = { type: "provider", createdBy: "bob", createdAt: clock(), projectId, acl: { create: acl } };
        await prisma.resource.create({ data });
      }
    }
    // what was given to him stays written down
    await prisma.projectMember.delete({ where: { projectId_username: { projectId: "q", username: "carl" } } });
    for (const subject of ["ada", "bob", "carl", "eve", "pat", "admin"]) {
      const principal: Principal = { role: subject === "admin" ? "ADMIN" : "USER", subject, scopes: [] };
      const all = await prisma.resource.findMany({ include: permissionInclude(principal), orderBy: { id: "asc" } });
      const found = await prisma.resource.findMany({ where: visibleTo(principal), orderBy: { id: "asc" } });
      const seen = all.filter((row) => isVisible(principal, row));
      expect([subject, found.map(({ id }) => id)]).toEqual([subject, seen.map(({ id }) => id)]);
    }
  });

  describe("an operation's permission", () => {
    const isGranted = (permission: NonNullable<UCloudAuth["permission"]>, principal: Principal, sent: unknown) =>
      requirePermission(core.context.prisma, permission, principal, sent).then(
        (resources) => resources.map((resource) => resource.id.toString()),
        (error: ApiError) => error.entry.code,
      );
    const denied = ucloudErrors.permissionDenied.code;
    let own: string;
    beforeAll(async () => {
      await core.user("fay");
      const acl = { create: [{ username: "fay", permission: "EDIT" as const }] };
      const data = { type: "provider", createdBy: "bob", createdAt: core.context.clock(), acl };
      own = (await core.context.prisma.resource.create({ data })).id.toString();
    });
    const callers = { owner: "bob", editor: "fay", stranger: "ada" } as const;

    it.each([
      ["ADMIN", "owner", true],
      ["ADMIN", "editor", false],
      ["EDIT", "owner", true],
      ["EDIT", "editor", true],
      ["READ", "editor", false],
      ["EDIT", "stranger", false],
    ] as const)("%s is what it needs: the %s holds it: %s", async (needs, who, holds) => {
      const principal: Principal = { role: "USER", subject: callers[who], scopes: [] };
      const sent = { items: [{ id: own }] };
      expect(await isGranted({ needs, on: "items[].id" }, principal, sent)).toEqual(holds ? [own] : denied);
    });

    it("is on the resources that stand where it says, and on no others", async () => {
      const principal: Principal = { role: "USER", subject: "bob", scopes: [] };
      const sent = { items: [{ id: own, other: "unknown" }], of: { resource: own } };
      const needs = "ADMIN";
      expect(await isGranted({ needs, on: "items[].id" }, principal, sent)).toEqual([own]);
      expect(await isGranted({ needs, on: "of.resource" }, principal, sent)).toEqual([own]);
      expect(await isGranted({ needs, on: "items[].other" }, principal, sent)).toBe(denied);
    });

    it("refuses a resource that is named twice", async () => {
      const principal: Principal = { role: "USER", subject: "bob", scopes: [] };
      const sent = { items: [{ id: own }, { id: own }] };
      expect(await isGranted({ needs: "ADMIN", on: "items[].id" }, principal, sent)).toBe(denied);
    });
  });

  it("a resource that is no provider is none of this API's", async () => {
    const { prisma, clock } = core.context;
    const data = { type: "job", createdBy: "admin", createdAt: clock() };
    const other = (await prisma.resource.create({ data })).id.toString();
    const denied = { status: 400, body: { why: "Permission denied. Try to reload the page and try again." } };
    expect(await admin.providers.renewToken({ body: { items: [{ id: other }] } })).toMatchObject(denied);
    const change = { id: other, added: [], deleted: [] };
    expect(await admin.providers.updateAcl({ body: { items: [change] } })).toMatchObject(denied);
    expect((await admin.providers.retrieve({ query: { id: other } })).status).toBe(404);
  });
});
