import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Prisma } from "../generated/prisma/client.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { conditionSql } from "./condition-sql.js";
import { findRows, rowsOf } from "./rows.js";

const at = new Date("2026-02-03T04:05:06.789Z");
const later = new Date(at.getTime() + 1);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const { prisma } = database;
  for (const username of ["ada", "bob"]) await prisma.user.create({ data: { username, role: "USER", createdAt: at } });
  await prisma.project.create({
    data: { id: "lab", title: "lab", createdAt: at, members: { create: [{ username: "ada", role: "PI" }] } },
  });
  const common = { type: "provider", createdAt: at };
  await prisma.resource.create({ data: { ...common, id: 1n, createdBy: "ada" } });
  await prisma.resource.create({ data: { ...common, id: 2n, createdBy: "a%b_B", createdAt: later } });
  await prisma.resource.create({ data: { ...common, id: 3n, createdBy: "bob", projectId: "lab" } });
  await prisma.aclEntry.create({ data: { resourceId: 1n, username: "bob", permission: "READ" } });
  await prisma.aclEntry.create({ data: { resourceId: 2n, username: "ada", permission: "EDIT" } });
});
afterAll(() => database.drop());

const rows = rowsOf("Resource", { select: { id: true } });
const own = async (where: object) => {
  const found = await findRows(
    database.prisma,
    rows,
    Prisma.sql`WHERE ${conditionSql("Resource", where)} ORDER BY row0.id`,
  );
  return found.map(({ id }) => Number(id));
};

describe("a condition in SQL finds the same rows as it does for Prisma", () => {
  const member = (role: object) => ({ project: { members: { some: { username: "ada", role } } } });
  it.each<[string, Prisma.ResourceWhereInput, number[]]>([
    ["nothing asked", {}, [1, 2, 3]],
    ["a value", { createdBy: "ada" }, [1]],
    ["null", { projectId: null }, [1, 2]],
    ["all of several", { projectId: null, createdBy: "bob" }, []],
    ["AND", { AND: [{ projectId: null }, {}, { createdBy: "ada" }] }, [1]],
    ["no AND", { AND: [] }, [1, 2, 3]],
    ["OR", { OR: [{ createdBy: "ada" }, { projectId: "lab" }] }, [1, 3]],
    ["no choice", { OR: [] }, []],
    ["OR within AND", { type: "provider", AND: [{ OR: [{ id: 1n }, { id: 3n }] }, { createdBy: "bob" }] }, [3]],
    ["in", { id: { in: [3n, 1n, 9n] } }, [1, 3]],
    ["in nothing", { id: { in: [] } }, []],
    ["times", { createdAt: { gt: at } }, [2]],
    ["times between", { createdAt: { gte: at, lt: later } }, [1, 3]],
    ["the same time", { createdAt: later, id: { lte: 2n } }, [2]],
    ["contained text", { createdBy: { contains: "b" } }, [2, 3]],
    ["contained text with what LIKE knows, escaped", { createdBy: { contains: "%b\\_b", mode: "insensitive" } }, [2]],
    ["quotes", { createdBy: "' OR true --" }, []],
    ["a related row", { project: { title: "lab" } }, [3]],
    ["a related row that is another", { project: { title: "hall" } }, []],
    ["any related row at all", { acl: { some: {} } }, [1, 2]],
    ["some related rows", { acl: { some: { username: "bob", permission: "READ" } } }, [1]],
    ["no related row in all of it", { acl: { some: { username: "bob", permission: "EDIT" } } }, []],
    ["what hangs on a related row", member({ in: ["PI", "ADMIN"] }), [3]],
    ["what hangs on a related row, of another kind", member({ in: ["ADMIN"] }), []],
  ])("%s", async (_what, where, expected) => {
    const found = await database.prisma.resource.findMany({ where, select: { id: true }, orderBy: { id: "asc" } });
    expect(found.map(({ id }) => Number(id))).toEqual(expected);
    expect(await own(where)).toEqual(expected);
  });

  it.each<[string, object, string]>([
    ["the opposite", { NOT: { id: 1n } }, "Resource has no NOT"],
    ["another operator", { createdBy: { startsWith: "a" } }, "startsWith, which is not known"],
    ["every related row", { acl: { every: { username: "ada" } } }, "Resource.acl is asked for"],
    ["some and none", { acl: { some: {}, none: {} } }, "Resource.acl is asked for"],
    ["what is not given", { createdBy: undefined }, "Resource.createdBy is compared with nothing"],
    ["a bound that is not given", { createdAt: { gt: undefined } }, "gt, which is not known"],
    ["a field that is not there", { size: 1 }, "Resource has no size"],
    ["a related row that is null", { project: null }, "Resource.project is asked for"],
  ])("or says that it cannot: %s", (_what, where, message) => {
    expect(() => conditionSql("Resource", where)).toThrow(message);
  });
});
