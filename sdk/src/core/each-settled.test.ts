import { expect, it, vi } from "vitest";
import { eachSettled } from "./each-settled.js";
import { InvalidArgumentError } from "./errors/invalid-argument-error.js";

it("returns a result for each item, in their order, and does not stop at a failed one", async () => {
  const lost = new Error("lost");
  const call = async (item: number) => (item === 2 ? Promise.reject(lost) : item * 10);
  expect(await eachSettled(new Set([1, 2, 3]), call, { concurrency: 3 })).toEqual([
    { item: 1, status: "fulfilled", value: 10 },
    { item: 2, status: "rejected", reason: lost },
    { item: 3, status: "fulfilled", value: 30 },
  ]);
});

it("takes what is thrown before there is a promise for a failure of that item too", async () => {
  const call = (item: number): Promise<number> => {
    if (item === 1) throw new TypeError("not at all");
    return Promise.resolve(item);
  };
  expect(await eachSettled([1, 2], call)).toMatchObject([{ status: "rejected" }, { status: "fulfilled" }]);
});

it.each([
  { options: {}, most: 1 },
  { options: { concurrency: 4 }, most: 4 },
  { options: { concurrency: 100 }, most: 10 },
])("has at most $most calls under way with $options", async ({ options, most }) => {
  let [now, highest] = [0, 0];
  const call = async () => {
    highest = Math.max(highest, ++now);
    await Promise.resolve();
    now -= 1;
  };
  await eachSettled(Array.from({ length: 10 }), call, options);
  expect(highest).toBe(most);
});

it.each([0, 1.5])("calls nothing with a concurrency of %d", async (concurrency) => {
  const call = vi.fn(async () => undefined);
  await expect(eachSettled([1], call, { concurrency })).rejects.toBeInstanceOf(InvalidArgumentError);
  expect(call).not.toHaveBeenCalled();
});
