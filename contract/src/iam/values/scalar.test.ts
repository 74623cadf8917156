import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBase64, readBoolean, textOfValue } from "./scalar.js";

describe("isBase64", () => {
  it("takes what encoders write", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
        expect(isBase64(Buffer.from(bytes).toString("base64"))).toBe(true);
      }),
    );
  });

  it.each(["Q", "QQ", "QQ=", "QQ===", "QR==", "QQJ=", "QQ==QQ==", "Q Q=", "QQ-_", "\u00e4\u00e4\u00e4\u00e4"])(
    "does not take %j",
    (text) => {
      expect(isBase64(text)).toBe(false);
    },
  );
});

it.each([
  ["true", true],
  ["False", false],
  ["TRUE", true],
  ["yes", undefined],
  ["", undefined],
  ["true ", undefined],
])("readBoolean reads %j as %s", (text, value) => {
  expect(readBoolean(text)).toBe(value);
});

it.each([
  [1, "1"],
  [-2.5, "-2.5"],
  [0.000_000_5, "0.0000005"],
  [-1.25e-10, "-0.000000000125"],
  [1e21, "1000000000000000000000"],
  [1.5e300, `15${"0".repeat(299)}`],
  [true, "true"],
  ["1e3", "1e3"],
])("textOfValue writes %s as %s", (value, text) => {
  expect(textOfValue(value)).toBe(text);
});
