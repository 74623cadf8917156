import { describe, expect, it, vi } from "vitest";
import { repeatedOnConflict } from "./conflict.js";
import { isDatabaseUnreachable } from "./database-away.js";

const fault = (originalCode: string) => new Error("It failed.", { cause: { originalCode } });

describe("work that conflicts with others'", () => {
  it.each(["40001", "40P01"])("is done again until it comes through: %s", async (code) => {
    const work = vi
      .fn()
      .mockRejectedValueOnce(fault(code))
      .mockRejectedValueOnce(fault(code))
      .mockResolvedValue("done");
    expect(await repeatedOnConflict(work)).toBe("done");
    expect(work).toHaveBeenCalledTimes(3);
  });

  it("is given up in the end, as if the database were away", async () => {
    const now = vi.spyOn(performance, "now");
    const work = vi.fn(() => {
      now.mockReturnValue(work.mock.calls.length < 9 ? 10_000 : 10_001);
      return Promise.reject(fault("40001"));
    });
    now.mockReturnValue(0);
    const given = await repeatedOnConflict(work).catch((error: unknown) => error);
    expect(work).toHaveBeenCalledTimes(9);
    expect(isDatabaseUnreachable(given)).toBe(true);
  });

  it.each(["23505", "53100"])("is not done again for another reason: %s", async (code) => {
    const work = vi.fn().mockRejectedValue(fault(code));
    await expect(repeatedOnConflict(work)).rejects.toThrow("It failed.");
    expect(work).toHaveBeenCalledTimes(1);
  });
});
