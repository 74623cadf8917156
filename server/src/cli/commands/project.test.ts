import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestCommandLine, type TestCommandLine } from "../../testing/command-line.js";

let concordat: TestCommandLine;
beforeAll(async () => {
  concordat = await createTestCommandLine();
  for (const name of ["ada", "bob"]) await concordat.run("user", "create", name);
});
afterAll(() => concordat.close());
beforeEach(async () => {
  await concordat.database.prisma.project.deleteMany();
});

const create = (title = "Physics") => concordat.run("project", "create", title, "--pi", "ada");

describe("concordat project", () => {
  it("creates one and prints its id alone, lists and deletes", async () => {
    const id = await create();
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await concordat.run("project", "create", "Physics & more", "--pi", "bob", "--id", "chosen")).toBe("chosen");
    expect(await concordat.run("project", "list")).toMatch(
      new RegExp(`^ID +TITLE +PI +MEMBERS +GROUPS\\n${id} +Physics +ada +1 +0\\nchosen +Physics & more +bob +1 +0$`),
    );
    expect(await concordat.run("project", "delete", id)).toBe(`Project ${id} was deleted.`);
    expect(await concordat.json("project", "list")).toEqual([
      { id: "chosen", title: "Physics & more", pi: "bob", members: 1, groups: 0 },
    ]);
  });

  it("answers in JSON", async () => {
    const argv = ["project", "create", "Physics", "--pi", "ada", "--id", "physics"];
    expect(await concordat.json(...argv)).toEqual({ id: "physics", title: "Physics", pi: "ada" });
    expect(await concordat.json("project", "delete", "physics")).toEqual({ id: "physics", deleted: true });
  });

  it("says in one sentence why not", async () => {
    expect(await concordat.fail("project", "create", "Physics", "--pi", "cyd")).toBe('There is no user "cyd".');
    expect(await concordat.fail("project", "create", "", "--pi", "ada")).toBe(
      '"" cannot be a title: it must not be empty.',
    );
    expect(await concordat.fail("project", "create", "P", "--pi", "ada", "--id", "a b")).toMatch(
      /^"a b" cannot be a project id: /,
    );
    expect(await concordat.fail("project", "delete", "none")).toBe('There is no project "none".');
  });
});

describe("concordat project member", () => {
  it("adds, changes, hands over, lists and removes", async () => {
    const id = await create();
    const member = (...argv: string[]) => concordat.run("project", "member", ...argv);
    expect(await member("add", id, "bob")).toBe(`User bob is now USER of project ${id}.`);
    expect(await member("role", id, "bob", "ADMIN")).toBe(`User bob is now ADMIN of project ${id}.`);
    expect(await member("list", id)).toBe("USERNAME  ROLE\nada       PI\nbob       ADMIN");
    expect(await member("role", id, "bob", "PI")).toBe(`User bob is now PI of project ${id}.`);
    expect(await concordat.json("project", "member", "list", id)).toEqual([
      { projectId: id, username: "bob", role: "PI" },
      { projectId: id, username: "ada", role: "ADMIN" },
    ]);
    expect(await member("remove", id, "ada")).toBe(`User ada was removed from project ${id}.`);
  });

  it("answers in JSON", async () => {
    const id = await create();
    const member = (...argv: string[]) => concordat.json("project", "member", ...argv);
    expect(await member("add", id, "bob", "--role", "ADMIN")).toEqual({ project: id, username: "bob", role: "ADMIN" });
    expect(await member("role", id, "bob", "USER")).toEqual({ project: id, username: "bob", role: "USER" });
    expect(await member("remove", id, "bob")).toEqual({ project: id, username: "bob", removed: true });
  });

  it("says in one sentence why not", async () => {
    const id = await create();
    const member = (...argv: string[]) => concordat.fail("project", "member", ...argv);
    expect(await member("add", id, "ada")).toBe(`User "ada" is already a member of project "${id}".`);
    expect(await member("add", "none", "bob")).toBe('There is no project "none".');
    expect(await member("remove", id, "bob")).toBe(`User "bob" is not a member of project "${id}".`);
    expect(await member("remove", id, "ada")).toBe(
      `User "ada" is the PI of project "${id}": make another member the PI first.`,
    );
    expect(await member("role", id, "ada", "USER")).toContain("make another member the PI first");
    expect(await member("role", id, "bob", "PI")).toBe(`User "bob" is not a member of project "${id}".`);
    expect(await member("list", "none")).toBe('There is no project "none".');
  });
});

describe("concordat project group", () => {
  it("creates, fills, lists, empties and deletes", async () => {
    const id = await create();
    const group = (...argv: string[]) => concordat.run("project", "group", ...argv);
    const readers = await group("create", id, "Readers");
    expect(await group("member", "add", readers, "ada")).toBe(`User ada is now in group ${readers}.`);
    expect(await group("list", id)).toMatch(new RegExp(`^ID +TITLE +MEMBERS\\n${readers} +Readers +ada$`));
    expect(await group("member", "remove", readers, "ada")).toBe(`User ada was removed from group ${readers}.`);
    expect(await concordat.json("project", "group", "list", id)).toEqual([
      { id: readers, title: "Readers", members: [] },
    ]);
    expect(await group("delete", readers)).toBe(`Group ${readers} was deleted.`);
  });

  it("answers in JSON", async () => {
    const id = await create();
    const group = (...argv: string[]) => concordat.json("project", "group", ...argv);
    const { id: readers } = (await group("create", id, "Readers")) as { id: string };
    expect(await group("member", "add", readers, "ada")).toEqual({ group: readers, username: "ada" });
    expect(await group("member", "remove", readers, "ada")).toEqual({ group: readers, username: "ada", removed: true });
    expect(await group("delete", readers)).toEqual({ id: readers, deleted: true });
  });

  it("says in one sentence why not", async () => {
    const id = await create();
    const readers = await concordat.run("project", "group", "create", id, "Readers");
    const group = (...argv: string[]) => concordat.fail("project", "group", ...argv);
    expect(await group("create", id, "Readers")).toBe(`Project "${id}" has already a group "Readers".`);
    expect(await group("create", "none", "Readers")).toBe('There is no project "none".');
    expect(await group("member", "add", readers, "bob")).toBe(
      `User "bob" is not a member of project "${id}", to which the group belongs.`,
    );
    expect(await group("member", "remove", readers, "bob")).toBe(`User "bob" is not in group "${readers}".`);
    expect(await group("delete", "none")).toBe('There is no group "none".');
    expect(await group("list", "none")).toBe('There is no project "none".');
  });
});
