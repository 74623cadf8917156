import { afterEach, describe, expect, it, vi } from "vitest";
import { Deadline } from "./deadline.js";
import { AbortedError } from "./errors/aborted-error.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { beginningOf } from "./progress.js";

const progress = beginningOf("x.y");
const never = () => new Promise<never>(() => undefined);

afterEach(() => {
  vi.useRealTimers();
});

describe("a deadline", () => {
  it("gives the result of work that is done in time", async () => {
    await expect(new Deadline(progress, 1000, 1000, undefined).hold(async () => 7)).resolves.toBe(7);
  });

  it("ends the wait for work that ignores the signal", async () => {
    vi.useFakeTimers();
    const deadline = new Deadline(progress, 1000, 1000, undefined);
    const held = expect(deadline.hold(never)).rejects.toThrow("x.y: no answer within 1000 ms");
    vi.advanceTimersByTime(1000);
    await held;
    expect(deadline.signal.reason).toBeInstanceOf(TimeoutError);
  });

  it("passes on an abort with its reason", async () => {
    const controller = new AbortController();
    const deadline = new Deadline(progress, 1000, 1000, controller.signal);
    const held = deadline.hold(never);
    controller.abort("enough");
    await expect(held).rejects.toThrow(AbortedError);
    await expect(held).rejects.toMatchObject({ cause: "enough", operation: "x.y" });
  });

  it("starts no work for a signal that was aborted before", async () => {
    const work = vi.fn(never);
    await expect(new Deadline(progress, 1000, 1000, AbortSignal.abort()).hold(work)).rejects.toThrow(AbortedError);
    expect(work).not.toHaveBeenCalled();
  });

  it("throws the reason, not the error that the work threw because of it", async () => {
    const controller = new AbortController();
    const deadline = new Deadline(progress, 1000, 1000, controller.signal);
    const held = deadline.hold(async () => {
      controller.abort();
      throw new DOMException("This operation was aborted", "AbortError");
    });
    await expect(held).rejects.toThrow(AbortedError);
  });

  it("clears the timer and removes its listener when it ends", () => {
    vi.useFakeTimers();
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, "removeEventListener");
    const deadline = new Deadline(progress, 1000, 1000, signal);
    expect(vi.getTimerCount()).toBe(1);
    deadline.end();
    expect(vi.getTimerCount()).toBe(0);
    expect(removed).toHaveBeenCalledOnce();
  });

  it.each([Number.POSITIVE_INFINITY, 2 ** 31])("%d ms are no limit, and not the shortest one", (timeoutMs) => {
    vi.useFakeTimers();
    new Deadline(progress, timeoutMs, timeoutMs, undefined);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("names the whole limit, even if only a part of it was left", () => {
    vi.useFakeTimers();
    const deadline = new Deadline(progress, 100, 1000, undefined);
    vi.advanceTimersByTime(100);
    expect(deadline.reason).toMatchObject({ name: "TimeoutError", timeoutMs: 1000 });
  });

  it("has the progress of the call", () => {
    const controller = new AbortController();
    const moving = beginningOf("x.y");
    const deadline = new Deadline(moving, 1000, 1000, controller.signal);
    Object.assign(moving, { attempts: 2, requestId: "R1" });
    controller.abort();
    deadline.end();
    expect(deadline.reason).toMatchObject({ attempts: 2, requestId: "R1" });
  });
});
