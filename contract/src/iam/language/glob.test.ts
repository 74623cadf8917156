import { expect, it } from "vitest";
import { isLike } from "./glob.js";

it.each([
  ["s3:GetObject", "s3:Get*", true],
  ["s3:GetObject", "S3:get*", true],
  ["s3:GetObject", "*Object", true],
  ["s3:GetObject", "s3:?etObject", true],
  ["s3:GetObject", "s3:GetObject?", false],
  ["s3:GetObject", "*", true],
  ["", "*", true],
  ["", "?", false],
  ["", "", true],
  ["abab", "*ab", true],
  ["aab", "*ab", true],
  ["ab", "a*b*c", false],
])("%s is like %s: %s", (text, pattern, expected) => {
  expect(isLike(text, pattern)).toBe(expected);
});
