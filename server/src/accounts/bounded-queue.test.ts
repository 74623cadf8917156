import { expect, it, vi } from "vitest";
import { createBoundedQueue, QueueFullError } from "./bounded-queue.js";

it("does as much at once as it may, keeps the order of the rest, and refuses what is too much", async () => {
  const enqueue = createBoundedQueue({ atOnce: 2, waiting: 2 });
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (number: number) =>
    enqueue(() => {
      begun.push(number);
      return new Promise<number>((resolve) => ends.push(() => resolve(number)));
    });
  const done = [1, 2, 3, 4].map(work);
  await expect(work(5)).rejects.toThrow(QueueFullError);
  expect(begun).toEqual([1, 2]);
  ends[0]?.();
  expect(await done[0]).toBe(1);
  await vi.waitFor(() => expect(begun).toEqual([1, 2, 3]));
  // there is a turn to wait for again
  done.push(work(6));
  await expect(work(7)).rejects.toThrow(QueueFullError);
  for (const index of [1, 2, 3, 4]) {
    await vi.waitFor(() => expect(ends).toHaveLength(Math.min(5, index + 2)));
    ends[index]?.();
    await done[index];
  }
  expect(begun).toEqual([1, 2, 3, 4, 6]);
});

it("goes on after work that failed", async () => {
  const enqueue = createBoundedQueue({ atOnce: 1, waiting: 0 });
  await expect(enqueue(() => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
  expect(await enqueue(async () => 1)).toBe(1);
});
