import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startTestStorage, type TestStorage } from "../testing/storage.js";

/** Ends the comparison that began first; each is right if the password is the hash. */
const ends: (() => void)[] = [];
vi.mock("./passwords.js", () => ({
  hashPassword: async (password: string) => password,
  isOutdatedHash: () => false,
  verifyPassword: (password: string, stored: string) =>
    new Promise((resolve) => ends.push(() => resolve(password === stored))),
}));

const [atOnce, waiting] = [2, 30];

let storage: TestStorage;
beforeAll(async () => {
  storage = await startTestStorage();
});
afterAll(() => storage.close());

const ask = (username: string, password: string) =>
  fetch(`${storage.url}/1.3/object-storage-2/jobs`, {
    headers: { authorization: `Basic ${btoa(`${username}:${password}`)}` },
  });

/** Ends comparisons as they begin, until so many are over. */
const endAll = async (count: number): Promise<number> => {
  let most = 0;
  for (let ended = 0; ended < count; ended++) {
    await vi.waitFor(() => expect(ends.length).toBeGreaterThan(0), { timeout: 30_000 });
    most = Math.max(most, ends.length);
    ends.shift()?.();
  }
  return most;
};

it("are made two at a time, and what has no place in line is told to come again", async () => {
  const { username, token } = await storage.account("ada");
  const guesses = Array.from({ length: atOnce + waiting + 8 }, (_, index) => ask(username, `guess ${index}`));
  const refused: (string | null)[] = [];
  for (const guess of guesses)
    void guess.then(({ status, headers }) => status === 429 && refused.push(headers.get("retry-after")));
  await vi.waitFor(() => expect(refused).toEqual(Array(8).fill("3")), { timeout: 30_000 });
  // tokens do not wait for passwords
  const byToken = await fetch(`${storage.url}/1.3/object-storage-2/jobs`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(byToken.status).toBe(200);
  expect(await endAll(atOnce + waiting)).toBeLessThanOrEqual(atOnce);
  const answers = await Promise.all(guesses);
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect([count(401), count(429)]).toEqual([atOnce + waiting, 8]);
});

it("are made once for calls that come at once with the same password", async () => {
  const { username, password } = await storage.account("bob");
  const calls = Array.from({ length: 50 }, () => ask(username, password));
  await endAll(1);
  expect(new Set((await Promise.all(calls)).map(({ status }) => status))).toEqual(new Set([200]));
  expect(ends).toEqual([]);
});
