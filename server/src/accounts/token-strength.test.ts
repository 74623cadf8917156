import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { generateToken } from "./accounts.js";
import { canHoldEnoughBits } from "./token-strength.js";

it.each([
  [generateToken(), true],
  ["0123456789abcdef0123456789abcdef", true],
  [`ucat_${randomBytes(16).toString("base64url")}`, true],
  ["0123456789abcdef0123456789abcde", false],
  ["123456789012345678901234567890123456789", true],
  ["12345678901234567890123456789012345678", false],
  ["ucat_0123456789abcdef", false],
  ["sixteen-letters.", false],
  ["a".repeat(64), false],
  ["", false],
])("%j can hold 128 bits: %s", (token, enough) => {
  expect(canHoldEnoughBits(token)).toBe(enough);
});
