import { expect, it } from "vitest";
import { SharedMemory } from "./shared-memory.js";
import { Threads } from "./threads.js";

const threads = new Threads(new URL("./testing/summing-thread.ts", import.meta.url), 2);
const begin = (from: number) => {
  const conversation = threads.begin<number, number>(from);
  if (!conversation) throw new Error("There is no thread.");
  return conversation;
};

it("keeps conversations apart, and answers each in its order", async () => {
  const conversations = Array.from({ length: 5 }, (_, index) => begin(index * 100));
  const answers = await Promise.all(conversations.map(({ ask }) => Promise.all([ask(1), ask(2), ask(3)])));
  expect(answers).toEqual([0, 100, 200, 300, 400].map((from) => [from + 1, from + 3, from + 6]));
  for (const { end } of conversations) end();
});

it("tells what a thread throws, and goes on", async () => {
  const { ask, end } = begin(0);
  await expect(ask(13)).rejects.toThrow("No 13.");
  expect(await ask(2)).toBe(2);
  end();
});

it("answers nothing after the end", async () => {
  const { ask, end } = begin(0);
  const asked = ask(1);
  end();
  await expect(asked).rejects.toThrow("over");
  await expect(ask(1)).rejects.toThrow("over");
});

it("tells everybody of a thread that ends, and begins another one", async () => {
  const one = new Threads(new URL("./testing/summing-thread.ts", import.meta.url), 1);
  const [first, second] = [one.begin<number, number>(0), one.begin<number, number>(0)];
  const asked = [second?.ask(99), second?.ask(1), first?.ask(1)];
  for (const each of await Promise.allSettled(asked)) expect(each.status).toBe("rejected");
  expect(await one.begin<number, number>(5)?.ask(1)).toBe(6);
});

it("uses no threads where there are to be none", () => {
  expect(new Threads(new URL("./testing/summing-thread.ts", import.meta.url), 0).begin(0)).toBeUndefined();
});

it("shares no more memory at once than it may", () => {
  const memory = new SharedMemory(16, 2);
  const [one, two] = [memory.take(), memory.take()];
  expect(one).not.toBe(two);
  expect(memory.take()).toBeUndefined();
  if (one) memory.giveBack(one);
  expect(memory.take()).toBe(one);
});
