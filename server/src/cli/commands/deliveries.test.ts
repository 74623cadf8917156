import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestCommandLine, type TestCommandLine } from "../../testing/command-line.js";

let concordat: TestCommandLine;
const at = new Date("2026-01-01T00:00:00.000Z");
const later = new Date("2099-01-01T00:00:00.000Z");

const add = async (provider: string, state: "PENDING" | "ABANDONED") => {
  const { id } = await concordat.database.prisma.delivery.create({
    data: {
      operation: "integrationProvider.welcome",
      provider,
      payloadSealed: Buffer.from("secret-payload"),
      state,
      dueAt: later,
      createdAt: at,
      attempts: {
        create: [1, 2].map((number) => ({
          number,
          startedAt: at,
          finishedAt: at,
          status: 500,
          fault: `fault ${number}`,
        })),
      },
    },
  });
  return String(id);
};

beforeAll(async () => {
  concordat = await createTestCommandLine();
});
afterAll(() => concordat.close());

it("lists calls with their last attempt, without what they carry", async () => {
  const waiting = await add("north", "PENDING");
  const over = await add("south", "ABANDONED");
  const call = { operation: "integrationProvider.welcome", createdAt: at.toISOString(), attempts: 2, status: 500 };
  const north = {
    ...call,
    id: waiting,
    provider: "north",
    state: "PENDING",
    dueAt: later.toISOString(),
    fault: "fault 2",
  };
  const south = { ...call, id: over, provider: "south", state: "ABANDONED", dueAt: null, fault: "fault 2" };
  expect(await concordat.json("deliveries", "list")).toEqual([south, north]);
  expect(await concordat.json("deliveries", "list", "--state", "pending")).toEqual([north]);
  expect(await concordat.json("deliveries", "list", "--provider", "south", "--limit", "1")).toEqual([south]);
  expect(await concordat.run("deliveries", "list")).toMatch(/^ID +PROVIDER +OPERATION +STATE +NEXT ATTEMPT/);
});

it("makes waiting calls due at once, and says where none waits", async () => {
  const id = await add("west", "PENDING");
  const dueAt = async () =>
    (await concordat.database.prisma.delivery.findUniqueOrThrow({ where: { id: BigInt(id) } })).dueAt.getTime();
  expect(await concordat.json("deliveries", "retry", "--id", id)).toEqual({ due: 1 });
  expect(await dueAt()).toBeLessThanOrEqual(Date.now());
  await expect(concordat.run("deliveries", "retry", "--provider", "south")).rejects.toThrow("No call waits there");
  await expect(concordat.run("deliveries", "retry")).rejects.toThrow("--id for one");
});
