import { describe, expect, it } from "vitest";
import { lockOfNew, mayChangeRetention, noLock, type Retention } from "./object-lock.js";

const at = new Date("2026-02-28T10:00:00Z");
const until = (date: string, mode: Retention["mode"] = "GOVERNANCE"): Retention => ({ mode, until: new Date(date) });

describe("the lock of a new version", () => {
  it("is what its writer asks for, or the default retention of the bucket", () => {
    const asked = until("2026-03-05T00:00:00Z", "COMPLIANCE");
    const days = { defaultRetention: { mode: "GOVERNANCE", days: 2 } } as const;
    const years = { defaultRetention: { mode: "COMPLIANCE", years: 2 } } as const;
    const held = { retention: null, legalHold: true };
    expect(lockOfNew({}, undefined, at)).toEqual(noLock);
    expect(lockOfNew({}, held, at)).toEqual(held);
    expect(lockOfNew(days, held, at)).toEqual({ retention: until("2026-03-02T10:00:00Z"), legalHold: true });
    expect(lockOfNew(years, null, at).retention).toEqual(until("2028-02-28T10:00:00Z", "COMPLIANCE"));
    expect(lockOfNew(days, { retention: asked, legalHold: null }, at).retention).toEqual(asked);
  });

  it("is none in a bucket without object lock, and may not be asked for there", () => {
    expect(lockOfNew(null, noLock, at)).toEqual(noLock);
    expect(() => lockOfNew(null, { retention: null, legalHold: false }, at)).toThrow("not enabled");
  });
});

describe("a retention", () => {
  const [governance, compliance] = [until("2026-03-05T00:00:00Z"), until("2026-03-05T00:00:00Z", "COMPLIANCE")];
  const over = until("2026-02-28T10:00:00Z", "COMPLIANCE");
  const [longer, shorter] = ["2026-03-05T00:00:00.001Z", "2026-03-04T00:00:00Z"];

  it.each<[what: string, current: Retention | null, next: Retention | null, plain: boolean, bypassing: boolean]>([
    ["set where there is none", null, until(shorter, "COMPLIANCE"), true, true],
    ["ended where there is none", null, null, true, true],
    ["of governance prolonged", governance, until(longer), true, true],
    ["of governance set anew", governance, governance, true, true],
    ["of governance shortened", governance, until(shorter), false, true],
    ["of governance ended", governance, null, false, true],
    ["of governance made one of compliance", governance, until(longer, "COMPLIANCE"), false, true],
    ["of compliance prolonged", compliance, until(longer, "COMPLIANCE"), true, true],
    ["of compliance shortened", compliance, until(shorter, "COMPLIANCE"), false, false],
    ["of compliance ended", compliance, null, false, false],
    ["of compliance made one of governance", compliance, until(longer), false, false],
    ["that is over, shortened", over, until("2026-02-28T11:00:00Z"), true, true],
    ["that is over, ended", over, null, true, true],
  ])("%s", (_, current, next, plain, bypassing) => {
    const change = { current, next, at };
    expect(mayChangeRetention({ ...change, bypassGovernance: false })).toBe(plain);
    expect(mayChangeRetention({ ...change, bypassGovernance: true })).toBe(bypassing);
  });
});
