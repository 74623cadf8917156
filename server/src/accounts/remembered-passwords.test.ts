import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createTestContext } from "../test-kit/test-context.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { createAuthenticateAccount } from "./authentication.js";
import { verifyPassword } from "./passwords.js";

// comparing more than a thousand passwords would take a minute: here, the hash of a password is the password
vi.mock("./passwords.js", () => ({
  hashPassword: async (password: string) => password,
  isOutdatedHash: () => false,
  verifyPassword: vi.fn(async (password: string, stored: string) => password === stored),
}));

const most = 1000;
const nameOf = (index: number) => `caller-${index}`;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const account = (_: unknown, index: number) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    username: nameOf(index),
    passwordHash: `password of ${nameOf(index)}`,
    createdAt: new Date(),
  });
  await database.prisma.account.createMany({ data: Array.from({ length: most + 1 }, account) });
});
afterAll(() => database.drop());

it("are those of the last thousand callers and no more, and wrong ones are never among them", async () => {
  const authenticate = createAuthenticateAccount(createTestContext(database.prisma));
  const compared = vi.mocked(verifyPassword);
  const call = async (index: number, password = `password of ${nameOf(index)}`) => {
    compared.mockClear();
    const caller = await authenticate(`Basic ${Buffer.from(`${nameOf(index)}:${password}`).toString("base64")}`);
    return [caller?.username, compared.mock.calls.length];
  };
  expect(await call(0)).toEqual([nameOf(0), 1]);
  const others = Array.from({ length: most - 1 }, (_, index) => index + 1);
  while (others.length > 0) await Promise.all(others.splice(0, 25).map((index) => call(index)));
  for (const wrong of [1, 2, 3]) expect(await call(wrong, randomBytes(4).toString("hex"))).toEqual([undefined, 1]);
  expect(await call(0)).toEqual([nameOf(0), 0]);
  expect(await call(most)).toEqual([nameOf(most), 1]);
  // the one that was used longest ago is forgotten
  expect(await call(1)).toEqual([nameOf(1), 0]);
  expect(await call(0)).toEqual([nameOf(0), 1]);
});
