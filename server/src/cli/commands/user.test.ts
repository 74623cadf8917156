import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestCommandLine, type TestCommandLine } from "../../testing/command-line.js";

let concordat: TestCommandLine;
beforeAll(async () => {
  concordat = await createTestCommandLine();
});
afterAll(() => concordat.close());
beforeEach(async () => {
  const { prisma } = concordat.database;
  await prisma.project.deleteMany();
  await prisma.user.deleteMany();
});

describe("concordat user", () => {
  it("creates, lists, promotes and deletes", async () => {
    expect(await concordat.run("user", "create", "ada")).toBe("User ada (USER) was added.");
    expect(await concordat.run("user", "create", "bob", "--role", "ADMIN")).toBe("User bob (ADMIN) was added.");
    expect(await concordat.run("user", "role", "ada", "ADMIN")).toBe("User ada is now ADMIN.");
    expect(await concordat.run("user", "list")).toMatch(
      /^USERNAME +ROLE +CREATED\nada +ADMIN +\d{4}-\d\d-\d\dT\S+Z\nbob +ADMIN +\S+Z$/,
    );
    expect(await concordat.run("user", "delete", "bob")).toBe("User bob was deleted.");
    expect(await concordat.json("user", "list")).toEqual([
      { username: "ada", role: "ADMIN", createdAt: expect.any(String) },
    ]);
  });

  it("answers in JSON", async () => {
    const user = { username: "ada", role: "USER", createdAt: expect.any(String) };
    expect(await concordat.json("user", "create", "ada")).toEqual(user);
    expect(await concordat.json("user", "role", "ada", "ADMIN")).toEqual({ username: "ada", role: "ADMIN" });
    expect(await concordat.json("user", "delete", "ada")).toEqual({ username: "ada", deleted: true });
    expect(await concordat.json("user", "list")).toEqual([]);
  });

  it("says in one sentence why not", async () => {
    await concordat.run("user", "create", "ada");
    expect(await concordat.fail("user", "create", "ada")).toBe('There is already a user "ada".');
    expect(await concordat.fail("user", "create", "_ada")).toMatch(
      /^"_ada" cannot be a username: it must not begin with _ .*\.$/,
    );
    expect(await concordat.fail("user", "delete", "bob")).toBe('There is no user "bob".');
    expect(await concordat.fail("user", "role", "bob", "ADMIN")).toBe('There is no user "bob".');
  });

  it("keeps the resources of a user that is deleted only when told so", async () => {
    const { prisma } = concordat.database;
    await concordat.run("user", "create", "ada");
    await prisma.resource.create({ data: { type: "provider", createdBy: "ada", createdAt: new Date() } });
    expect(await concordat.fail("user", "delete", "ada")).toContain("--keep-resources");
    expect(await concordat.run("user", "delete", "ada", "--keep-resources")).toBe("User ada was deleted.");
    await prisma.resource.deleteMany();
  });
});
