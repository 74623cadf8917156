import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestStorage, type TestStorage } from "../testing/storage.js";
import { AccountError, createAccountToken, listAccountTokens, revokeAccountToken } from "./accounts.js";

let storage: TestStorage;
beforeAll(async () => {
  storage = await startTestStorage();
  // with a token
  await storage.account("ada");
});
afterAll(() => storage.close());

it("an account has so many tokens, also where many are made at the same time; those that are revoked do not count", async () => {
  const { context } = storage;
  const create = (name: string) => createAccountToken(context, "ada", name, 3);
  const outcomes = await Promise.allSettled(["a", "b", "c", "d", "e"].map(create));
  const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(refused).toHaveLength(3);
  for (const reason of refused)
    expect(reason).toEqual(new AccountError("An account has at most 3 tokens that are not revoked."));
  const [first] = await listAccountTokens(context, "ada");
  await revokeAccountToken(context, first?.id ?? "");
  await create("f");
  expect((await listAccountTokens(context, "ada")).filter(({ revokedAt }) => revokedAt === null)).toHaveLength(3);
});
