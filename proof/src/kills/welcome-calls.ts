import { expect, vi } from "vitest";
import type { StubProvider } from "../../../server/src/ucloud/provider-calls/testing/stub-provider.js";
import type { Beside } from "./database.js";

type Delivery = { readonly provider: string; readonly state: string };

/** Longer than a server sleeps between two looks. */
const deadlineMs = 30_000;

/** Has all welcomes made that are owed, now. @returns how many were owed, and how many calls came */
export const collectWelcomeCalls = async (
  { query }: Beside,
  module: StubProvider,
): Promise<{ readonly owed: number; readonly made: number }> => {
  // what a killed server had claimed would be due again only when its claim has run out
  await query("UPDATE deliveries SET claimed_until = NULL, due_at = now() WHERE state = 'PENDING'", []);
  const deliveries = () => query<Delivery>("SELECT provider, state FROM deliveries", []);
  const undelivered = async () => (await deliveries()).filter(({ state }) => state !== "DELIVERED");
  await vi.waitFor(async () => expect(await undelivered()).toEqual([]), { timeout: deadlineMs, interval: 50 });
  const all = await deliveries();
  const called = new Set(module.calls.map(({ path }) => path));
  expect(all.filter(({ provider }) => !called.has(`/ucloud/${provider}/integration/welcome`))).toEqual([]);
  return { owed: all.length, made: module.calls.length };
};
