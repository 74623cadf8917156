import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { contract, waiters } from "./apis.js";
import { OperationalState } from "./object-storage/services/state.js";
import { partsOf } from "./operation-parts.js";
import { walk } from "./router.js";

const operations = new Map([...walk(contract)].map(({ id, operation }) => [id, operation]));
const cases = Object.entries(waiters).flatMap(([resource, methods]) =>
  Object.entries(methods).map(([name, waiter]) => ({ id: `${resource}.${name}`, resource, name, waiter })),
);

describe.each(cases)("$id", ({ id, resource, waiter }) => {
  const operation = operations.get(`${resource}.${waiter.operation}`);

  it("asks an operation that exists, and takes the place of none", () => {
    expect(operation).toBeDefined();
    expect(operations.has(id)).toBe(false);
    expect(waiter.until).toMatch(/^[a-z].*\.$/);
  });

  it("reads states that the answer can have, each in one sense only", () => {
    const answer = operation && partsOf(operation).response?.schema;
    const thing = (waiter.listed ? (answer as z.ZodArray).element : answer) as z.ZodObject;
    const member = thing.shape[waiter.state] as z.ZodType;
    expect(member).toBeDefined();
    for (const state of [...waiter.success, ...waiter.failure]) expect(member.safeParse(state).success).toBe(true);
    expect(waiter.success.filter((state) => waiter.failure.includes(state))).toEqual([]);
    if (waiter.listed) expect(thing.shape).toHaveProperty(waiter.listed.member);
  });

  it("can end well", () => {
    expect(waiter.untilGone || waiter.success.length > 0).toBe(true);
  });
});

it("takes every state of deletion for the end of hope, and no other", () => {
  const { waitUntilRunning } = waiters["objectStorage.services"] ?? {};
  expect(waitUntilRunning?.failure).toEqual(OperationalState.options.filter((state) => state.startsWith("delete-")));
});
