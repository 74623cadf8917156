import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestCommandLine, runCommand, type TestCommandLine } from "../../testing/command-line.js";

let concordat: TestCommandLine;
let folder: string;
beforeAll(async () => {
  concordat = await createTestCommandLine();
  folder = concordat.environment["CONCORDAT_DATA_DIR"] ?? "";
});
afterAll(() => concordat.close());

const write = async (name: string, text: string) => {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
};

/** The example that the help shows. */
const exampleOf = (help: string) =>
  help.slice(help.indexOf("  users:"), help.indexOf("\n\nAll of it")).replace(/^ {2}/gm, "");

describe("concordat directory load", () => {
  it("loads the very example of its help, twice with the same outcome", async () => {
    const { stdout } = await runCommand(["directory", "load", "--help"]).result;
    const file = await write("example.yaml", exampleOf(stdout));
    expect(await concordat.run("directory", "load", file)).toBe(
      "Added or changed: users 2, projects 1, members 2, groups 1, members of groups 1.",
    );
    expect(await concordat.run("directory", "load", file)).toBe("Nothing had to be changed.");
    expect(await concordat.json("directory", "load", file)).toMatchObject({ users: 0, groupMembers: 0 });
    expect(await concordat.json("project", "list")).toMatchObject([
      { id: "physics", pi: "ada", members: 2, groups: 1 },
    ]);
  });

  it("loads JSON", async () => {
    const file = await write("more.json", JSON.stringify({ users: [{ username: "cyd", role: "ADMIN" }] }));
    expect(await concordat.json("directory", "load", file)).toMatchObject({ users: 1 });
  });

  it("says what is wrong with each member, and loads nothing of the file", async () => {
    const file = await write("wrong.yaml", "users: [{ username: dan }, { username: _eve }, {}]");
    expect((await concordat.fail("directory", "load", file)).split("\n")).toEqual([
      expect.stringMatching(/^users\.1\.username: Value must not begin with _ .*\.$/),
      "users.2.username: Value is required.",
    ]);
    expect(JSON.stringify(await concordat.json("user", "list"))).not.toContain("dan");
  });

  it("says so when there is no file", async () => {
    const file = join(folder, "none.yaml");
    expect(await concordat.fail("directory", "load", file)).toMatch(/none\.yaml cannot be read: ENOENT.*\.$/);
  });
});
