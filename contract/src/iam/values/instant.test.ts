import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareInstants, readInstant } from "./instant.js";

describe("readInstant", () => {
  it("reads what JavaScript writes", () => {
    const years = {
      min: new Date("0001-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59.999Z"),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.date(years), (date) => {
        const { seconds, fraction } = readInstant(date.toISOString()) ?? { seconds: Number.NaN, fraction: "" };
        expect(seconds * 1000 + Number(fraction.padEnd(3, "0"))).toBe(date.getTime());
      }),
    );
  });

  it.each([
    ["2020", 1_577_836_800],
    ["2020-02", 1_580_515_200],
    ["2020-02-29", 1_582_934_400],
    ["2020-02-29T12:00Z", 1_582_977_600],
    ["2020-02-29T12:00:01+01:00", 1_582_974_001],
    ["20200", 20_200],
    ["0", 0],
    ["00000", 0],
  ])("reads %s", (text, seconds) => {
    expect(readInstant(text)).toEqual({ seconds, fraction: "" });
  });

  it.each([
    "",
    "2020-13",
    "2020-00",
    "2020-02-30",
    "2020-04-31",
    "2020-02-01T24:00Z",
    "2020-02-01T10:60Z",
    "2020-02-01T10:30:60Z",
    "2020-02-01T10:30",
    "2020-02-01T10Z",
    "2020-02-01 10:30Z",
    "2020-02-01t10:30z",
    "20200201T103000Z",
    "2020-02-01T10:30:00.Z",
    "2020-02-01T10:30+0100",
    "2020-02-01T10:30+24:00",
    "-1",
    "1.5",
    "1e9",
    "today",
    "20200-01-01",
  ])("finds no moment in %j", (text) => {
    expect(readInstant(text)).toBeUndefined();
  });
});

describe("compareInstants", () => {
  it.each([
    ["2020-01-01T00:00:00.1Z", "2020-01-01T00:00:00.10Z", 0],
    ["2020-01-01T00:00:00.09Z", "2020-01-01T00:00:00.1Z", -1],
    ["2020-01-01T00:00:00.1Z", "2020-01-01T00:00:00.100000000000000000001Z", -1],
    ["1969-12-31T23:59:59.5Z", "1970-01-01T00:00:00Z", -1],
    ["9".repeat(400), "2020-01-01", 1],
  ])("%s and %s: %i", (a, b, order) => {
    const [left, right] = [readInstant(a), readInstant(b)];
    expect(left && right && compareInstants(left, right)).toBe(order);
  });
});
