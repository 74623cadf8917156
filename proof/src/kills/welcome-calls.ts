import { expect, vi } from "vitest";
import type { StubProvider } from "../../../server/src/ucloud/provider-calls/testing/stub-provider.js";
import type { Beside } from "./database.js";

type Delivery = { readonly provider: string; readonly state: string };

/** Longer than a server sleeps between two rounds. */
const deadlineMs = 30_000;

/** Makes all pending welcome calls due at once, and waits for them. @returns the deliveries, and the calls that came */
export const collectWelcomeCalls = async (
  { query }: Beside,
  module: StubProvider,
): Promise<{ readonly pending: number; readonly made: number }> => {
  // the claims of killed servers would have to expire first
  await query("UPDATE deliveries SET claimed_until = NULL, due_at = now() WHERE state = 'PENDING'", []);
  const deliveries = () => query<Delivery>("SELECT provider, state FROM deliveries", []);
  const undelivered = async () => (await deliveries()).filter(({ state }) => state !== "DELIVERED");
  await vi.waitFor(async () => expect(await undelivered()).toEqual([]), { timeout: deadlineMs, interval: 50 });
  const all = await deliveries();
  const called = new Set(module.calls.map(({ path }) => path));
  expect(all.filter(({ provider }) => !called.has(`/ucloud/${provider}/integration/welcome`))).toEqual([]);
  return { pending: all.length, made: module.calls.length };
};
