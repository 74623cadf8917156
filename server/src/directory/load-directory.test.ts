import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { DirectoryFileError, readDirectoryFile } from "./directory-file.js";
import { addGroupMember, createGroup, listGroups } from "./groups.js";
import { loadDirectory } from "./load-directory.js";
import { addMember, listMembers } from "./members.js";
import { createProject, listProjects } from "./projects.js";
import { createUser, listUsers } from "./users.js";

let database: TestDatabase;
let prisma: TestDatabase["prisma"];
beforeAll(async () => {
  database = await createTestDatabase();
  ({ prisma } = database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await prisma.project.deleteMany();
  await prisma.user.deleteMany();
});

const file = `
users:
  - { username: ada, role: ADMIN }
  - { username: bob }
projects:
  - id: physics
    title: Physics
    members: [{ username: ada, role: PI }, { username: bob }]
    groups: [{ title: Readers, members: [bob] }, { title: Empty }]
  - id: chemistry
    title: Chemistry
    members: [{ username: bob, role: PI }]
`;
const load = (text: string) => loadDirectory(prisma, readDirectoryFile(text));
const nothing = { users: 0, projects: 0, members: 0, groups: 0, groupMembers: 0 };

const rolesOf = async (id: string) =>
  Object.fromEntries((await listMembers(prisma, id)).map(({ username, role }) => [username, role]));

/** Everything that the directory holds, in a form that can be compared. */
const everything = async () => ({
  users: (await listUsers(prisma)).map(({ username, role }) => [username, role]),
  projects: await Promise.all(
    (await listProjects(prisma)).map(async ({ id, title }) => [
      id,
      title,
      await rolesOf(id),
      await listGroups(prisma, id),
    ]),
  ),
});

describe("loading a directory", () => {
  it("brings in all of it", async () => {
    expect(await load(file)).toEqual({ users: 2, projects: 2, members: 3, groups: 2, groupMembers: 1 });
    const id = expect.any(String);
    expect(await everything()).toEqual({
      users: [
        ["ada", "ADMIN"],
        ["bob", "USER"],
      ],
      projects: [
        ["chemistry", "Chemistry", { bob: "PI" }, []],
        [
          "physics",
          "Physics",
          { ada: "PI", bob: "USER" },
          [
            { id, title: "Empty", members: [] },
            { id, title: "Readers", members: ["bob"] },
          ],
        ],
      ],
    });
  });

  it("changes nothing the second time", async () => {
    await load(file);
    const before = await everything();
    expect(await load(file)).toEqual(nothing);
    expect(await everything()).toEqual(before);
  });

  it("brings roles and titles into line, and leaves what the file does not name", async () => {
    await createUser(prisma, "ada");
    await createUser(prisma, "cyd", "ADMIN");
    await createProject(prisma, { id: "physics", title: "Old", pi: "ada" });
    await addMember(prisma, "physics", "cyd", "ADMIN");
    await addGroupMember(prisma, await createGroup(prisma, "physics", "Readers"), "cyd");
    expect(await load(file)).toEqual({ users: 2, projects: 2, members: 2, groups: 1, groupMembers: 1 });
    expect(await everything()).toMatchObject({
      users: [
        ["ada", "ADMIN"],
        ["bob", "USER"],
        ["cyd", "ADMIN"],
      ],
      projects: [
        ["chemistry", "Chemistry", { bob: "PI" }, []],
        [
          "physics",
          "Physics",
          { ada: "PI", bob: "USER", cyd: "ADMIN" },
          [{ title: "Empty" }, { members: ["bob", "cyd"] }],
        ],
      ],
    });
  });

  it("hands a project over: the PI before stays as an ADMIN, or as what the file says", async () => {
    await load(file);
    await load("projects: [{ id: chemistry, title: Chemistry, members: [{ username: ada, role: PI }] }]");
    expect(await rolesOf("chemistry")).toEqual({ ada: "PI", bob: "ADMIN" });
    await load(
      "projects: [{ id: chemistry, title: Chemistry, members: [{ username: ada }, { username: bob, role: PI }] }]",
    );
    expect(await rolesOf("chemistry")).toEqual({ ada: "USER", bob: "PI" });
  });

  it("takes members from the directory, and names those that are nowhere, keeping nothing", async () => {
    await createUser(prisma, "ada");
    const before = await everything();
    const members = "[{ username: ada, role: PI }, { username: bob }, { username: dan }]";
    const text = `users: [{ username: cyd }]\nprojects: [{ id: physics, title: Physics, members: ${members} }]`;
    await expect(load(text)).rejects.toThrow(
      new DirectoryFileError([
        'projects.0.members.1.username: "bob" is neither in the file nor in the directory.',
        'projects.0.members.2.username: "dan" is neither in the file nor in the directory.',
      ]),
    );
    expect(await everything()).toEqual(before);
  });

  it("can be done many times at once", async () => {
    const loaded = await Promise.all(Array.from({ length: 8 }, () => load(file)));
    expect(loaded.filter(({ users }) => users > 0)).toHaveLength(1);
    expect(loaded.filter((result) => JSON.stringify(result) === JSON.stringify(nothing))).toHaveLength(7);
  });

  it("takes a large directory in one go", async () => {
    const users = Array.from({ length: 3000 }, (_, index) => ({ username: `user ${index}` }));
    const members = users.map((user, index) => ({ ...user, role: index === 0 ? "PI" : "USER" }));
    const groups = [{ title: "All", members: users.map(({ username }) => username) }];
    const text = JSON.stringify({ users, projects: [{ id: "large", title: "Large", members, groups }] });
    expect(await load(text)).toEqual({ users: 3000, projects: 1, members: 3000, groups: 1, groupMembers: 3000 });
  });
});
