import { randomBytes, scryptSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hashPassword, isOutdatedHash, verifyPassword } from "./passwords.js";

const base64 = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");

const hashWith = (password: string, log2N: number, r: number, p: number) => {
  const salt = randomBytes(16);
  const key = scryptSync(password, salt, 32, { N: 2 ** log2N, r, p, maxmem: 2 ** 28 });
  return `$scrypt$ln=${log2N},r=${r},p=${p}$${base64(salt)}$${base64(key)}`;
};

describe("a password", () => {
  it("is stored salted and hashed with its parameters, and is the same however its letters are composed", async () => {
    const [one, other] = await Promise.all([hashPassword("caf\u00e9"), hashPassword("caf\u00e9")]);
    expect(one).not.toBe(other);
    expect(one).toMatch(/^\$scrypt\$ln=\d+,r=8,p=\d+\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await verifyPassword("cafe\u0301", one)).toBe(true);
    expect(await verifyPassword("cafe", one)).toBe(false);
    expect(await verifyPassword("", "")).toBe(false);
    expect(isOutdatedHash(one)).toBe(false);
  });

  it("is compared by the parameters of its hash, which are raised where they are others than the current ones", async () => {
    const salt = randomBytes(16);
    const first = `${salt.toString("hex")}:${scryptSync("right", salt, 32).toString("hex")}`;
    for (const stored of [first, hashWith("right", 12, 8, 1), hashWith("right", 14, 4, 3)]) {
      expect(await verifyPassword("right", stored)).toBe(true);
      expect(await verifyPassword("wrong", stored)).toBe(false);
      expect(isOutdatedHash(stored)).toBe(true);
    }
  });

  it.each([
    ["work without end", hashWith("right", 1, 1, 1).replace("ln=1", "ln=30")],
    ["blocks without end", hashWith("right", 1, 1, 1).replace("r=1", "r=99")],
    ["no work", hashWith("right", 1, 1, 1).replace("p=1", "p=0")],
    ["a hash that is cut", hashWith("right", 1, 1, 1).slice(0, -1)],
    ["another way of hashing", "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA"],
    ["nothing", ""],
  ])("is right for no stored hash of %s", async (_case, stored) => {
    expect(await verifyPassword("right", stored)).toBe(false);
    expect(isOutdatedHash(stored)).toBe(true);
  });
});
