import { isIP } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInRange, readIpAddress, readIpRange } from "./ip-range.js";

const isIn = (address: string, range: string): boolean | undefined => {
  const [given, wanted] = [readIpAddress(address), readIpRange(range)];
  return given && wanted && isInRange(given, wanted);
};

describe("readIpAddress", () => {
  it.each([
    ["1.2.3.4", [0x01_02_03_04]],
    ["255.255.255.255", [0xff_ff_ff_ff]],
    ["::", [0, 0, 0, 0]],
    ["::1", [0, 0, 0, 1]],
    ["1::", [0x1_00_00, 0, 0, 0]],
    ["1:2:3:4:5:6:7:8", [0x1_00_02, 0x3_00_04, 0x5_00_06, 0x7_00_08]],
    ["2001:DB8::ff", [0x20_01_0d_b8, 0, 0, 0xff]],
    ["::ffff:1.2.3.4", [0x01_02_03_04]],
    ["::FFFF:102:304", [0x01_02_03_04]],
    ["64:ff9b::1.2.3.4", [0x64_ff_9b, 0, 0, 0x01_02_03_04]],
    ["fe80::1%eth0", [0xfe_80_00_00, 0, 0, 1]],
  ])("reads %s", (text, address) => {
    expect(readIpAddress(text)).toEqual(address);
  });

  it("takes what Node takes, and nothing else", () => {
    const piece = fc.constantFrom("1", "0", "12", "255", "256", "ffff", "abcd", "g", ".", ":", "::", "", "01", " ");
    const text = fc.array(piece, { maxLength: 17 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(fc.oneof(text, fc.ipV4(), fc.ipV6()), (given) => {
        expect(readIpAddress(given) !== undefined).toBe(isIP(given) !== 0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("readIpRange", () => {
  it.each([
    "",
    "1.2.3.4/33",
    "1.2.3.4/-1",
    "1.2.3.4/",
    "1.2.3.4/08",
    "1.2.3.4/8/8",
    "::/129",
    "1.2.3.4/255.0.0.0",
    "/8",
    "fe80::1%eth0",
  ])("finds no range in %j", (text) => {
    expect(readIpRange(text)).toBeUndefined();
  });

  it.each([
    ["10.1.2.3", "10.0.0.0/8", true],
    ["11.0.0.0", "10.0.0.0/8", false],
    ["10.255.255.255", "10.0.0.0/8", true],
    ["192.168.1.127", "192.168.1.0/25", true],
    ["192.168.1.128", "192.168.1.0/25", false],
    ["1.2.3.4", "1.2.3.4/32", true],
    ["1.2.3.5", "1.2.3.4/31", true],
    ["128.0.0.0", "0.0.0.0/1", false],
    ["2001:db8:0:1::", "2001:db8::/63", true],
    ["2001:db8:0:2::", "2001:db8::/63", false],
    ["2001:db8::1", "2001:db8::/128", false],
    ["::1", "::/0", true],
    ["1.2.3.4", "::ffff:0:0/96", true],
    ["1.2.3.4", "::ffff:1.2.3.0/120", true],
    ["1.2.3.4", "::ffff:0:0/95", false],
    ["1.2.3.4", "::/0", false],
  ])("%s in %s: %s", (address, range, expected) => {
    expect(isIn(address, range)).toBe(expected);
  });

  it("holds every address that begins with its bits", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (a, b, prefix) => {
        const bits = (text: string) =>
          text
            .split(".")
            .map((byte) => Number(byte).toString(2).padStart(8, "0"))
            .join("");
        expect(isIn(a, `${b}/${prefix}`)).toBe(bits(a).slice(0, prefix) === bits(b).slice(0, prefix));
      }),
    );
  });
});
