import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { deriveKey } from "./derived-keys.js";
import { createVault, MasterKeyError } from "./vault.js";

describe("the vault", () => {
  const key = randomBytes(32);
  const vault = createVault(key);
  const secret = "a refresh token with ümlauts";
  const purpose = "auth_providers.refresh_token:example";

  it("opens what it sealed, also after a restart under the same key", () => {
    expect(createVault(Buffer.from(key)).open(vault.seal(secret, purpose), purpose)).toBe(secret);
    expect(vault.open(vault.seal("", purpose), purpose)).toBe("");
  });

  it("shows nothing of the secret, and seals the same twice into different boxes", () => {
    const [one, other] = [vault.seal(secret, purpose), vault.seal(secret, purpose)];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
    expect(Buffer.from(one).includes("refresh")).toBe(false);
  });

  it("opens for the purpose that it was sealed for, and for no other", () => {
    const box = vault.seal(secret, purpose);
    expect(() => vault.open(box, "auth_providers.refresh_token:other")).toThrow(MasterKeyError);
    expect(() => vault.open(box, "")).toThrow(MasterKeyError);
  });

  it("does not open under another key", () => {
    expect(() => createVault(randomBytes(32)).open(vault.seal(secret, purpose), purpose)).toThrow(MasterKeyError);
  });

  it("notices a change of any byte: nonce, text or tag", () => {
    const box = vault.seal(secret, purpose);
    for (let index = 0; index < box.length; index++) {
      const changed = Uint8Array.from(box, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(() => vault.open(changed, purpose), `byte ${index}`).toThrow(MasterKeyError);
    }
  });

  it.each([0, 1, 12, 27])("notices a box that was cut to %i bytes", (length) => {
    expect(() => vault.open(vault.seal(secret, purpose).subarray(0, length), purpose)).toThrow(MasterKeyError);
  });

  it("opens what a vault of the first format sealed, which named no key", () => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
    const box = Buffer.concat([nonce, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
    expect(vault.open(box, purpose)).toBe(secret);
    expect(createVault(randomBytes(32), key).open(box, purpose)).toBe(secret);
    expect(() => vault.open(box, "another")).toThrow(MasterKeyError);
    // a nonce may begin as the head of a box does
    const alike = Buffer.concat([vault.head, randomBytes(4)]);
    const other = createCipheriv("aes-256-gcm", key, alike).setAAD(Buffer.from(purpose));
    const awkward = Buffer.concat([alike, other.update(secret, "utf8"), other.final(), other.getAuthTag()]);
    expect(vault.open(awkward, purpose)).toBe(secret);
  });

  it("seals under its current key, whose id is in the box, and opens with older ones", () => {
    const older = vault.seal(secret, purpose);
    const next = createVault(randomBytes(32), key);
    expect(next.open(older, purpose)).toBe(secret);
    const newer = next.seal(secret, purpose);
    expect(Buffer.from(newer.subarray(0, 8)).equals(next.head)).toBe(true);
    expect(Buffer.from(older.subarray(0, 8)).equals(vault.head)).toBe(true);
    expect(Buffer.from(next.head).equals(vault.head)).toBe(false);
    expect(() => vault.open(newer, purpose)).toThrow(MasterKeyError);
  });

  it("has a key for each purpose, so that a nonce that came twice would tell nothing", () => {
    const [one, other] = [vault.seal("a".repeat(32), "one"), vault.seal("b".repeat(32), "other")];
    // under one key and nonce, the texts of two boxes differ as their plain texts do
    const texts = [one, other].map((box) => {
      const withNonceOfOne = createCipheriv(
        "aes-256-gcm",
        deriveKey(key, `box ${box === one ? "one" : "other"}`),
        one.subarray(8, 20),
      );
      return withNonceOfOne.update((box === one ? "a" : "b").repeat(32), "utf8");
    });
    expect(texts[0]?.equals(one.subarray(20, 52))).toBe(true);
    const differences = new Set(texts[0]?.map((byte, at) => byte ^ (texts[1]?.[at] ?? 0)));
    expect(differences.size).toBeGreaterThan(1);
  });

  it("leaves the master key itself out of every box", () => {
    const box = vault.seal(secret, purpose);
    for (const start of [0, 8]) {
      const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(start, start + 12), { authTagLength: 16 });
      decipher.setAAD(Buffer.from(purpose)).setAuthTag(box.subarray(box.length - 16));
      decipher.update(box.subarray(start + 12, box.length - 16));
      expect(() => decipher.final()).toThrow();
    }
  });
});
