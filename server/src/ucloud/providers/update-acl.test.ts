import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCore, type TestClient, type TestCore } from "../../testing/core.js";

let core: TestCore;
let admin: TestClient;
let id: string;
beforeAll(async () => {
  core = await startTestCore();
  await core.project("p", "admin", { ada: "ADMIN", bob: "USER" });
  await core.group("g", "p", ["bob"]);
  await core.project("elsewhere", "ada");
  await core.group("foreign", "elsewhere", []);
  admin = await core.as("admin", "ADMIN", "p");
  const { body } = await admin.providers.create({
    body: { items: [{ id: "acl", domain: "p.example.com", https: true }] },
  });
  id = (body as { responses: { id: string }[] }).responses[0]?.id ?? "";
});
afterAll(() => core.close());

type Item = Parameters<TestClient["providers"]["updateAcl"]>[0]["body"]["items"][number];
const user = (username: string) => ({ type: "user", username }) as const;
const group = (name: string, projectId = "p") => ({ type: "project_group", projectId, group: name }) as const;
const update = (change: Partial<Item>, client = admin) =>
  client.providers.updateAcl({ body: { items: [{ id, added: [], deleted: [], ...change }] } });

const others = async () => {
  const { body } = await admin.providers.retrieve({ query: { id, includeOthers: true } });
  return (body as { permissions: { others: unknown[] } }).permissions.others;
};
const mine = { entity: user("admin"), permissions: ["READ", "EDIT"] };

describe("providers.updateAcl", () => {
  it("adds on top of what stands, repeats without harm, and passes over what cannot be granted", async () => {
    expect(await update({ added: [{ entity: user("bob"), permissions: ["READ"] }] })).toMatchObject({
      status: 200,
      body: { responses: [{}] },
    });
    await update({
      added: [
        { entity: user("bob"), permissions: ["READ", "EDIT", "ADMIN", "PROVIDER"] },
        { entity: group("g"), permissions: ["READ", "READ"] },
      ],
    });
    expect(await others()).toEqual([
      mine,
      { entity: user("bob"), permissions: ["READ", "EDIT"] },
      { entity: group("g"), permissions: ["READ"] },
    ]);
  });

  it("deletes before it adds, so that naming an entity in both lowers its permission", async () => {
    await update({ deleted: [user("bob"), group("g")], added: [{ entity: user("bob"), permissions: ["EDIT"] }] });
    expect(await others()).toEqual([mine, { entity: user("bob"), permissions: ["EDIT"] }]);
    await update({ deleted: [user("bob"), user("never-was"), group("unknown")] });
    expect(await others()).toEqual([mine]);
  });

  it("may be called only by administrators of the resource", async () => {
    const change = { added: [{ entity: user("bob"), permissions: ["READ" as const] }] };
    const denied = { status: 400, body: { why: "Permission denied. Try to reload the page and try again." } };
    expect((await update(change, await core.as("ada"))).status).toBe(200);
    // bob may read it by now, which is not enough
    expect(await update(change, await core.as("bob"))).toMatchObject(denied);
    expect(await update(change, await core.as("stranger"))).toMatchObject(denied);
    await update({ deleted: [user("bob")] });
  });

  it.each([
    ["an unknown user", user("nobody"), "items.0.added.1.entity.username"],
    ["an unknown group", group("nowhere"), "items.0.added.1.entity.group"],
    ["a group of another project", group("foreign", "elsewhere"), "items.0.added.1.entity.group"],
    ["a group under the wrong project", group("g", "elsewhere"), "items.0.added.1.entity.projectId"],
  ])("refuses %s and changes nothing", async (_case, entity, name) => {
    const before = await others();
    const answer = await update({
      added: [
        { entity: user("bob"), permissions: ["READ"] },
        { entity, permissions: ["READ"] },
      ],
      deleted: [user("admin")],
    });
    expect(answer.status).toBe(403);
    expect((answer.body as { why: string }).why).toMatch(`Bad ACL update supplied: ${name}: `);
    expect(await others()).toEqual(before);
  });

  it("does not tell which users exist: those outside the project are refused alike, known or not", async () => {
    await core.user("somebody");
    const member = await core.as("ada");
    const why = async (username: string, client = member) =>
      (await update({ added: [{ entity: user(username), permissions: ["READ"] }] }, client)).body;
    expect(await why("somebody")).toEqual({
      why: "Bad ACL update supplied: items.0.added.0.entity.username: Value must be a member of the project that owns the resource.",
      errorCode: null,
    });
    expect(await why("somebody")).toEqual(await why("nobody-at-all"));
    expect(await why("bob")).toMatchObject({ responses: [{}] });
    // administrators of UCloud know all users
    expect(await why("somebody", admin)).toMatchObject({ responses: [{}] });
    expect(await why("nobody-at-all", admin)).toMatchObject({ why: expect.stringContaining("a known user") });
    // who stands in the list is no secret to whoever may change it
    expect(await why("somebody")).toMatchObject({ responses: [{}] });
    await update({ deleted: [user("bob"), user("somebody")] });
  });

  it("refuses the whole request where one id is not the caller's", async () => {
    const item = { id, added: [], deleted: [user("admin")] };
    for (const other of ["123456789", id, "acl"]) {
      const answer = await admin.providers.updateAcl({ body: { items: [item, { ...item, id: other }] } });
      expect(answer.status).toBe(400);
    }
    expect(await others()).toContainEqual(mine);
  });

  it("carries out changes of one list one after the other", async () => {
    const changes = Array.from({ length: 32 }, (_, index) =>
      update(
        index % 2 === 0
          ? { added: [{ entity: user("bob"), permissions: ["READ", "EDIT"] }] }
          : { deleted: [user("bob")] },
      ),
    );
    for (const { status } of await Promise.all(changes)) expect(status).toBe(200);
    const left = (await others()).filter(
      (entry) => (entry as { entity: { username?: string } }).entity.username === "bob",
    );
    expect([[], [{ entity: user("bob"), permissions: ["READ", "EDIT"] }]]).toContainEqual(left);
  });

  it("leaves one of two permissions that replace each other, however many do so at once", async () => {
    const only = (permission: "READ" | "EDIT") =>
      update({ deleted: [user("bob")], added: [{ entity: user("bob"), permissions: [permission] }] });
    for (let round = 0; round < 4; round++) {
      await Promise.all(Array.from({ length: 16 }, (_, index) => only(index % 2 === 0 ? "READ" : "EDIT")));
      const [left] = (await others()).filter(
        (entry) => (entry as { entity: { username?: string } }).entity.username === "bob",
      );
      expect((left as { permissions: string[] }).permissions).toHaveLength(1);
    }
    await update({ deleted: [user("bob")] });
  });
});
