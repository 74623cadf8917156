import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { systemClock } from "./clock.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("sleeps for the given time, and removes its listener from the signal", async () => {
  const { signal } = new AbortController();
  const added = vi.spyOn(signal, "addEventListener");
  const removed = vi.spyOn(signal, "removeEventListener");
  const woken = vi.fn();
  const sleep = systemClock.sleep(100, signal).then(woken);
  await vi.advanceTimersByTimeAsync(99);
  expect(woken).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await sleep;
  expect(removed.mock.calls).toEqual(added.mock.calls);
});

it("wakes up when it is aborted, and leaves no timer", async () => {
  const controller = new AbortController();
  const sleep = systemClock.sleep(100, controller.signal);
  controller.abort();
  await sleep;
  expect(vi.getTimerCount()).toBe(0);
  await systemClock.sleep(100, controller.signal);
  expect(vi.getTimerCount()).toBe(0);
});
