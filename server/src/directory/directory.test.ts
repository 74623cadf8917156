import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { DirectoryError } from "./directory-error.js";
import { addGroupMember, createGroup, deleteGroup, listGroups, removeGroupMember } from "./groups.js";
import { addMember, handOver, listMembers, removeMember, setMemberRole } from "./members.js";
import { createProject, deleteProject, listProjects } from "./projects.js";
import { createUser, deleteUser, ensureAdministrator, ensureUser, listUsers, setUserRole } from "./users.js";

let database: TestDatabase;
let prisma: TestDatabase["prisma"];
beforeAll(async () => {
  database = await createTestDatabase();
  ({ prisma } = database);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await prisma.resource.deleteMany();
  await prisma.project.deleteMany();
  await prisma.user.deleteMany();
  for (const name of ["ada", "bob", "cyd"]) await createUser(prisma, name);
});

/** What a race came to: how many went through, and what the others were told. */
const outcomes = async (attempts: readonly Promise<unknown>[]) => {
  const settled = await Promise.allSettled(attempts);
  const refused = settled.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
  return { done: settled.length - refused.length, refused };
};

const project = async (members: readonly string[] = []) => {
  const id = await createProject(prisma, { title: "Physics", pi: "ada" });
  for (const username of members) await addMember(prisma, id, username);
  return id;
};

const rolesOf = async (id: string) =>
  Object.fromEntries((await listMembers(prisma, id)).map(({ username, role }) => [username, role]));

const resourceOf = (createdBy: string, projectId: string | null = null) =>
  prisma.resource.create({ data: { type: "provider", createdBy, projectId, createdAt: new Date() } });

describe("users", () => {
  it("are added once, listed by name, and can change their role", async () => {
    await expect(createUser(prisma, "ada", "ADMIN")).rejects.toThrow(
      new DirectoryError('There is already a user "ada".'),
    );
    await setUserRole(prisma, "bob", "ADMIN");
    const users = await listUsers(prisma);
    expect(users.map(({ username, role }) => [username, role])).toEqual([
      ["ada", "USER"],
      ["bob", "ADMIN"],
      ["cyd", "USER"],
    ]);
    await expect(setUserRole(prisma, "dan", "USER")).rejects.toThrow('There is no user "dan".');
  });

  it("are added by one of many who try at once", async () => {
    const { done, refused } = await outcomes(Array.from({ length: 16 }, () => createUser(prisma, "dan")));
    expect(done).toBe(1);
    for (const fault of refused) expect(fault).toEqual(new DirectoryError('There is already a user "dan".'));
  });

  it("are left as they are by a token that is asked for them", async () => {
    await setUserRole(prisma, "ada", "ADMIN");
    expect((await ensureUser(prisma, "ada", "USER")).role).toBe("ADMIN");
    expect((await ensureUser(prisma, "dan", "USER")).username).toBe("dan");
  });

  it("get an administrator only while there is none", async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => ensureAdministrator(prisma)));
    expect(new Set(made.map(({ username, role }) => `${username} ${role}`))).toEqual(new Set(["admin ADMIN"]));
    await setUserRole(prisma, "bob", "ADMIN");
    await deleteUser(prisma, "admin");
    expect((await ensureAdministrator(prisma)).username).toBe("bob");
    expect((await listUsers(prisma)).map(({ username }) => username)).not.toContain("admin");
  });
});

describe("deleting a user", () => {
  it("takes it out of projects, groups and access lists", async () => {
    const id = await project(["bob"]);
    const group = await createGroup(prisma, id, "Readers");
    await addGroupMember(prisma, group, "bob");
    const { id: resourceId } = await resourceOf("ada", id);
    await prisma.aclEntry.create({ data: { resourceId, username: "bob", permission: "READ" } });
    await deleteUser(prisma, "bob");
    expect(await rolesOf(id)).toEqual({ ada: "PI" });
    expect(await listGroups(prisma, id)).toMatchObject([{ members: [] }]);
    expect(await prisma.aclEntry.count()).toBe(0);
  });

  it("is refused for an unknown one, and for the PI of a project", async () => {
    await expect(deleteUser(prisma, "dan")).rejects.toThrow('There is no user "dan".');
    const id = await project();
    await expect(deleteUser(prisma, "ada")).rejects.toThrow(
      `User "ada" is the PI of ${id}: make another member the PI first, or delete the project.`,
    );
    expect(await rolesOf(id)).toEqual({ ada: "PI" });
  });

  it("is refused while it owns personal resources, unless they are to stay", async () => {
    await resourceOf("bob");
    await resourceOf("bob");
    await expect(deleteUser(prisma, "bob")).rejects.toThrow(/^User "bob" owns 2 resources .* --keep-resources .*\.$/);
    await deleteUser(prisma, "bob", { keepResources: true });
    expect(await prisma.resource.count({ where: { createdBy: "bob" } })).toBe(2);
  });

  it("is not hindered by resources of a project, which belong to the project", async () => {
    await resourceOf("bob", await project(["bob"]));
    await deleteUser(prisma, "bob");
    expect(await prisma.resource.count({ where: { createdBy: "bob" } })).toBe(1);
  });
});

describe("projects", () => {
  it("have their PI from the start", async () => {
    const id = await createProject(prisma, { title: "Physics", pi: "ada", id: "physics" });
    expect(id).toBe("physics");
    expect(await rolesOf(id)).toEqual({ ada: "PI" });
    expect(await listProjects(prisma)).toEqual([{ id, title: "Physics", pi: "ada", members: 1, groups: 0 }]);
  });

  it("are refused without a known PI, and nothing of them stays", async () => {
    await expect(createProject(prisma, { title: "Physics", pi: "dan" })).rejects.toThrow('There is no user "dan".');
    expect(await listProjects(prisma)).toEqual([]);
  });

  it("are refused under an id that is taken", async () => {
    await createProject(prisma, { title: "Physics", pi: "ada", id: "physics" });
    await expect(createProject(prisma, { title: "Other", pi: "bob", id: "physics" })).rejects.toThrow(
      'There is already a project "physics".',
    );
    expect(await rolesOf("physics")).toEqual({ ada: "PI" });
  });

  it("go with their members and groups, but not while they own something", async () => {
    const id = await project(["bob"]);
    await createGroup(prisma, id, "Readers");
    const { id: resourceId } = await resourceOf("ada", id);
    await expect(deleteProject(prisma, id)).rejects.toThrow(`Project "${id}" owns 1 resource and cannot be deleted.`);
    expect(await rolesOf(id)).toEqual({ ada: "PI", bob: "USER" });
    await prisma.resource.delete({ where: { id: resourceId } });
    await deleteProject(prisma, id);
    expect([await prisma.projectMember.count(), await prisma.projectGroup.count()]).toEqual([0, 0]);
    await expect(deleteProject(prisma, id)).rejects.toThrow(`There is no project "${id}".`);
  });
});

describe("members", () => {
  it("are added once, with a role", async () => {
    const id = await project();
    await addMember(prisma, id, "bob", "ADMIN");
    expect(await rolesOf(id)).toEqual({ ada: "PI", bob: "ADMIN" });
    await expect(addMember(prisma, id, "bob")).rejects.toThrow(`User "bob" is already a member of project "${id}".`);
    await expect(addMember(prisma, id, "dan")).rejects.toThrow('There is no user "dan".');
    await expect(addMember(prisma, "none", "bob")).rejects.toThrow('There is no project "none".');
    await expect(listMembers(prisma, "none")).rejects.toThrow('There is no project "none".');
  });

  it("are added by one of many who try at once", async () => {
    const id = await project();
    const { done, refused } = await outcomes(Array.from({ length: 16 }, () => addMember(prisma, id, "bob")));
    expect(done).toBe(1);
    for (const fault of refused) expect(fault).toBeInstanceOf(DirectoryError);
  });

  it("leave all groups of the project with it, and no others", async () => {
    const id = await project(["bob"]);
    const other = await project(["bob"]);
    for (const at of [id, other]) await addGroupMember(prisma, await createGroup(prisma, at, "Readers"), "bob");
    await removeMember(prisma, id, "bob");
    expect(await listGroups(prisma, id)).toMatchObject([{ members: [] }]);
    expect(await listGroups(prisma, other)).toMatchObject([{ members: ["bob"] }]);
    await expect(removeMember(prisma, id, "bob")).rejects.toThrow(`User "bob" is not a member of project "${id}".`);
    await expect(removeMember(prisma, "none", "bob")).rejects.toThrow('There is no project "none".');
  });

  it("change their role between USER and ADMIN", async () => {
    const id = await project(["bob"]);
    await setMemberRole(prisma, id, "bob", "ADMIN");
    expect(await rolesOf(id)).toEqual({ ada: "PI", bob: "ADMIN" });
    await expect(setMemberRole(prisma, id, "cyd", "USER")).rejects.toThrow("is not a member");
  });
});

describe("the PI of a project", () => {
  it("neither leaves nor steps down without a successor", async () => {
    const id = await project(["bob"]);
    const sentence = `User "ada" is the PI of project "${id}": make another member the PI first.`;
    await expect(removeMember(prisma, id, "ada")).rejects.toThrow(sentence);
    await expect(setMemberRole(prisma, id, "ada", "USER")).rejects.toThrow(sentence);
    expect(await rolesOf(id)).toEqual({ ada: "PI", bob: "USER" });
  });

  it("hands over to a member and stays as an ADMIN", async () => {
    const id = await project(["bob"]);
    await handOver(prisma, id, "bob");
    expect(await rolesOf(id)).toEqual({ ada: "ADMIN", bob: "PI" });
    await handOver(prisma, id, "bob");
    expect(await rolesOf(id)).toEqual({ ada: "ADMIN", bob: "PI" });
  });

  it("stays the PI when the successor is no member", async () => {
    const id = await project();
    await expect(handOver(prisma, id, "bob")).rejects.toThrow(`User "bob" is not a member of project "${id}".`);
    await expect(handOver(prisma, "none", "bob")).rejects.toThrow('There is no project "none".');
    expect(await rolesOf(id)).toEqual({ ada: "PI" });
  });

  it("is one after many hand-overs at once", async () => {
    const id = await project(["bob", "cyd"]);
    const { refused } = await outcomes(
      Array.from({ length: 12 }, (_, index) => handOver(prisma, id, ["ada", "bob", "cyd"][index % 3] ?? "")),
    );
    expect(refused).toEqual([]);
    const roles = Object.values(await rolesOf(id)).sort();
    expect(roles).toEqual(["ADMIN", "ADMIN", "PI"]);
  });

  it("is one after a hand-over that meets the removal of the successor", async () => {
    for (let round = 0; round < 8; round++) {
      const id = await project(["bob"]);
      const { refused } = await outcomes([handOver(prisma, id, "bob"), removeMember(prisma, id, "bob")]);
      expect(refused).toEqual([expect.any(DirectoryError)]);
      const roles = Object.values(await rolesOf(id));
      expect(roles.filter((role) => role === "PI")).toHaveLength(1);
    }
  });

  it("is never two, whoever writes to the table", async () => {
    const id = await project();
    const second = prisma.projectMember.create({ data: { projectId: id, username: "bob", role: "PI" } });
    await expect(second).rejects.toMatchObject({ code: "P2002" });
  });

  it("is never none, whoever writes to the table", async () => {
    const id = await project(["bob"]);
    await expect(prisma.projectMember.deleteMany({ where: { projectId: id, role: "PI" } })).rejects.toThrow(
      /without a PI/,
    );
    const demotion = prisma.projectMember.updateMany({ where: { projectId: id }, data: { role: "USER" } });
    await expect(demotion).rejects.toThrow(/without a PI/);
    expect(await rolesOf(id)).toEqual({ ada: "PI", bob: "USER" });
  });
});

describe("groups", () => {
  it("have a title of their own in their project", async () => {
    const id = await project();
    await createGroup(prisma, id, "Readers");
    await expect(createGroup(prisma, id, "Readers")).rejects.toThrow(`Project "${id}" has already a group "Readers".`);
    await createGroup(prisma, await project(), "Readers");
    await expect(createGroup(prisma, "none", "Readers")).rejects.toThrow('There is no project "none".');
    await expect(listGroups(prisma, "none")).rejects.toThrow('There is no project "none".');
  });

  it("take members of their project only", async () => {
    const id = await project(["bob"]);
    const group = await createGroup(prisma, id, "Readers");
    await addGroupMember(prisma, group, "bob");
    expect(await listGroups(prisma, id)).toEqual([{ id: group, title: "Readers", members: ["bob"] }]);
    await expect(addGroupMember(prisma, group, "bob")).rejects.toThrow(`User "bob" is already in group "${group}".`);
    const stranger = `User "cyd" is not a member of project "${id}", to which the group belongs.`;
    await expect(addGroupMember(prisma, group, "cyd")).rejects.toThrow(stranger);
    await expect(addGroupMember(prisma, "none", "bob")).rejects.toThrow('There is no group "none".');
  });

  it("never keep somebody who leaves the project at the same time", async () => {
    for (let round = 0; round < 8; round++) {
      const id = await project(["bob"]);
      const group = await createGroup(prisma, id, "Readers");
      const { refused } = await outcomes([addGroupMember(prisma, group, "bob"), removeMember(prisma, id, "bob")]);
      for (const fault of refused) expect(fault).toBeInstanceOf(DirectoryError);
      expect(await listGroups(prisma, id)).toMatchObject([{ members: [] }]);
    }
  });

  it("lose members and go, with what was granted to them", async () => {
    const id = await project(["bob"]);
    const group = await createGroup(prisma, id, "Readers");
    await addGroupMember(prisma, group, "bob");
    await removeGroupMember(prisma, group, "bob");
    await expect(removeGroupMember(prisma, group, "bob")).rejects.toThrow(`User "bob" is not in group "${group}".`);
    const { id: resourceId } = await resourceOf("ada", id);
    await prisma.aclEntry.create({ data: { resourceId, groupId: group, permission: "EDIT" } });
    await deleteGroup(prisma, group);
    expect([await listGroups(prisma, id), await prisma.aclEntry.count()]).toEqual([[], 0]);
    await expect(deleteGroup(prisma, group)).rejects.toThrow(`There is no group "${group}".`);
    await expect(removeGroupMember(prisma, group, "bob")).rejects.toThrow(`There is no group "${group}".`);
  });
});
