import { expect, it } from "vitest";
import { newSerialNumber } from "./serial-number.js";

it.each([
  [[0x00, 0x00, 0x7f], "40007f"],
  [[0xff, 0xff, 0xff], "7fffff"],
  [[0x4a, 0x00, 0x01], "4a0001"],
])("%j becomes a positive number without padding", (bytes, serial) => {
  expect(newSerialNumber(Buffer.from(bytes))).toBe(serial);
});

it("has sixteen random bytes", () => {
  const numbers = Array.from({ length: 1000 }, () => newSerialNumber());
  expect(new Set(numbers).size).toBe(1000);
  for (const number of numbers) expect(number).toMatch(/^[4-7][0-9a-f]{31}$/);
});
