import { hkdfSync, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { deriveKey } from "./derived-keys.js";

describe("a derived key", () => {
  it.each([
    ["key id", 4],
    ["backup", 32],
    ["box auth_providers.refresh_token:ä", 32],
    ["", 16],
  ])("is that of HKDF with SHA-256, for the use %j with %i bytes", (use, bytes) => {
    const masterKeys = [randomBytes(32), randomBytes(32)];
    // twice: what is remembered of a master key is its own
    for (const masterKey of [...masterKeys, ...masterKeys])
      expect(deriveKey(masterKey, use, bytes)).toEqual(
        new Uint8Array(hkdfSync("sha256", masterKey, "concordat", use, bytes)),
      );
  });

  it("has no more bytes than one hash", () => {
    expect(() => deriveKey(randomBytes(32), "use", 33)).toThrow("32 bytes at most");
  });
});
