import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createWake } from "./wake.js";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("sleeps as long as it is told", async () => {
  const wake = createWake();
  const woken = vi.fn();
  const sleep = wake.sleep(1000).then(woken);
  await vi.advanceTimersByTimeAsync(999);
  expect(woken).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await sleep;
});

it("is woken by a poke, and leaves no timer behind", async () => {
  const wake = createWake();
  const sleep = wake.sleep(1000);
  wake.poke();
  await sleep;
  expect(vi.getTimerCount()).toBe(0);
});

it("does not lose a poke that comes while it is awake, however many there are", async () => {
  const wake = createWake();
  wake.poke();
  wake.poke();
  await wake.sleep(1000);
  const woken = vi.fn();
  void wake.sleep(1000).then(woken);
  await vi.advanceTimersByTimeAsync(999);
  expect(woken).not.toHaveBeenCalled();
});
