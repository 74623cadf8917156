import { describe, expect, it } from "vitest";
import { fingerprint } from "./fingerprint.js";

describe("a token's fingerprint", () => {
  it("is SHA-256, so that it can be looked up and not be turned back", () => {
    expect(Buffer.from(fingerprint("abc")).toString("hex")).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });
});
