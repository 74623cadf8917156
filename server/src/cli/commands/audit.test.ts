import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestCommandLine, type TestCommandLine } from "../../testing/command-line.js";

let concordat: TestCommandLine;
const record = {
  at: "2026-01-01T00:00:00.000Z",
  requestId: "01J",
  caller: "USER ada",
  workspace: null,
  operation: "providers.create",
  path: "/api/providers",
  named: ["17"],
  address: "192.0.2.1",
  status: 200,
  times: 1,
};
beforeAll(async () => {
  concordat = await createTestCommandLine();
  await concordat.database.prisma.auditRecord.create({ data: record });
});
afterAll(() => concordat.close());

it("lists the trail, for people and for programs", async () => {
  const [head, row] = (await concordat.run("audit", "list")).split("\n");
  expect(head).toMatch(/^TIME +CALLER +OPERATION +ON +FROM +STATUS +REQUEST$/);
  expect(row).toMatch(
    /^2026-01-01T00:00:00.000Z +USER ada +providers.create +\/api\/providers 17 +192.0.2.1 +200 +01J$/,
  );
  expect(await concordat.json("audit", "list")).toEqual([record]);
});

it("shows only what was asked for", async () => {
  expect(await concordat.json("audit", "list", "--since", "2026-01-01T00:00:01Z")).toEqual([]);
  expect(await concordat.json("audit", "list", "--caller", "USER bob")).toEqual([]);
  expect(await concordat.json("audit", "list", "--caller", "USER ada", "--limit", "1")).toEqual([record]);
  await expect(concordat.run("audit", "list", "--since", "yesterday")).rejects.toThrow("such as 2026-11-22T10:00:00Z");
  await expect(concordat.run("audit", "list", "--limit", "0")).rejects.toThrow("a whole number from 1");
});
