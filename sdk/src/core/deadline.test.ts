import { afterEach, describe, expect, it, vi } from "vitest";
import { Deadline } from "./deadline.js";
import { AbortedError } from "./errors/aborted-error.js";
import { InvalidArgumentError } from "./errors/invalid-argument-error.js";
import { TimeoutError } from "./errors/timeout-error.js";

const never = () => new Promise<never>(() => undefined);

afterEach(() => {
  vi.useRealTimers();
});

describe("a deadline", () => {
  it("gives the result of work that is done in time", async () => {
    await expect(new Deadline("x.y", 1000, undefined).hold(async () => 7)).resolves.toBe(7);
  });

  it("ends the wait for work that does not heed the signal", async () => {
    vi.useFakeTimers();
    const deadline = new Deadline("x.y", 1000, undefined);
    const held = expect(deadline.hold(never)).rejects.toThrow("x.y: no answer within 1000 ms");
    vi.advanceTimersByTime(1000);
    await held;
    expect(deadline.signal.reason).toBeInstanceOf(TimeoutError);
  });

  it("passes on an abort with its reason", async () => {
    const controller = new AbortController();
    const deadline = new Deadline("x.y", 1000, controller.signal);
    const held = deadline.hold(never);
    controller.abort("enough");
    await expect(held).rejects.toThrow(AbortedError);
    await expect(held).rejects.toMatchObject({ cause: "enough", operation: "x.y" });
  });

  it("starts no work for a signal that was aborted before", async () => {
    const work = vi.fn(never);
    await expect(new Deadline("x.y", 1000, AbortSignal.abort()).hold(work)).rejects.toThrow(AbortedError);
    expect(work).not.toHaveBeenCalled();
  });

  it("tells the reason, and not what the work threw because of it", async () => {
    const controller = new AbortController();
    const deadline = new Deadline("x.y", 1000, controller.signal);
    const held = deadline.hold(async () => {
      controller.abort();
      throw new DOMException("This operation was aborted", "AbortError");
    });
    await expect(held).rejects.toThrow(AbortedError);
  });

  it("lets go of timer and signal when it ends", () => {
    vi.useFakeTimers();
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, "removeEventListener");
    const deadline = new Deadline("x.y", 1000, signal);
    expect(vi.getTimerCount()).toBe(1);
    deadline.end();
    expect(vi.getTimerCount()).toBe(0);
    expect(removed).toHaveBeenCalledOnce();
  });

  it.each([Number.POSITIVE_INFINITY, 2 ** 31])("%d ms are no limit, and not the shortest one", (timeoutMs) => {
    vi.useFakeTimers();
    new Deadline("x.y", timeoutMs, undefined);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([0, -1, Number.NaN])("%d ms are refused", (timeoutMs) => {
    expect(() => new Deadline("x.y", timeoutMs, undefined)).toThrow(InvalidArgumentError);
  });
});
