import { expect, it } from "vitest";
import { retryAfterOf } from "./retry-after.js";

const now = Date.UTC(2026, 0, 1, 12);
const read = (value?: string) => retryAfterOf(new Headers(value === undefined ? {} : { "Retry-After": value }), now);

it.each([
  ["0", 0],
  ["1", 1000],
  ["120", 120_000],
  [" 7 ", 7000],
  ["0.5", 500],
  ["86400", 86_400_000],
  ["Thu, 01 Jan 2026 12:00:30 GMT", 30_000],
  ["Thursday, 01-Jan-26 12:01:00 GMT", 60_000],
  ["Thu, 01 Jan 2026 11:59:59 GMT", 0],
])("reads %j as %d ms", (value, ms) => {
  expect(read(value)).toBe(ms);
});

it.each([undefined, "", "soon", "-1", "1e3", "0x10", "1, 2", "Infinity", "2026-01-01T12:00:30Z"])(
  "makes nothing of %j",
  (value) => {
    expect(read(value)).toBeUndefined();
  },
);
