import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AnswerBudget, AnswerTooLargeError, BudgetSpentError, type Holder } from "./answer-budget.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const limits = { bytes: 100, waiting: 3, waitingOfCaller: 2, waitMs: 1000 };
const holder = (caller: string): Holder => ({ caller });

/** What became of a promise so far. */
const watch = (promise: Promise<void>) => {
  const seen = { state: "waits" };
  const tell = (state: string) => () => {
    seen.state = state;
  };
  promise.then(tell("granted"), (error: Error) => tell(error.name)());
  return seen;
};
const turn = () => vi.advanceTimersByTimeAsync(0);

it("lets callers have what there is, and those who come later wait in line", async () => {
  const budget = new AnswerBudget(limits);
  const [ada, bob, cyd, dan] = [holder("ada"), holder("bob"), holder("cyd"), holder("dan")];
  await budget.setAside(ada, 50);
  await budget.setAside(bob, 40);
  const large = watch(budget.setAside(cyd, 20));
  const small = watch(budget.setAside(dan, 5));
  await turn();
  // the small one would fit, but is not to overtake for ever
  expect([large.state, small.state]).toEqual(["waits", "waits"]);
  budget.giveBack(bob);
  await turn();
  expect([large.state, small.state]).toEqual(["granted", "granted"]);
});

it("keeps one caller to half of it, whom others pass in line", async () => {
  const budget = new AnswerBudget(limits);
  const [one, two] = [holder("ada"), holder("ada")];
  await budget.setAside(one, 30);
  const own = watch(budget.setAside(two, 30));
  const other = watch(budget.setAside(holder("bob"), 20));
  await turn();
  expect([own.state, other.state]).toEqual(["waits", "granted"]);
  budget.giveBack(one);
  await turn();
  expect(own.state).toBe("granted");
});

it("refuses what can never be, also in parts", async () => {
  const budget = new AnswerBudget(limits);
  const ada = holder("ada");
  await expect(budget.setAside(ada, 51)).rejects.toEqual(new AnswerTooLargeError(50));
  await budget.setAside(ada, 30);
  await expect(budget.setAside(ada, 30)).rejects.toBeInstanceOf(AnswerTooLargeError);
});

it("refuses those for whom the line is too long, who may not wait, or who waited too long", async () => {
  const budget = new AnswerBudget(limits);
  await budget.setAside(holder("ada"), 50);
  await budget.setAside(holder("bob"), 50);
  await expect(budget.setAside(holder("cyd"), 1, { mayWait: false })).rejects.toBeInstanceOf(BudgetSpentError);
  const first = [1, 2].map(() => watch(budget.setAside(holder("cyd"), 1)));
  await expect(budget.setAside(holder("cyd"), 1)).rejects.toBeInstanceOf(BudgetSpentError);
  const last = watch(budget.setAside(holder("dan"), 1));
  await expect(budget.setAside(holder("eve"), 1)).rejects.toBeInstanceOf(BudgetSpentError);
  await vi.advanceTimersByTimeAsync(limits.waitMs);
  expect([...first, last].map(({ state }) => state)).toEqual(Array(3).fill("BudgetSpentError"));
});

it("has everything back when all have given back, also of those who left the line", async () => {
  const budget = new AnswerBudget(limits);
  const [ada, bob, cyd] = [holder("ada"), holder("bob"), holder("cyd")];
  await budget.setAside(ada, 50);
  await budget.setAside(bob, 50);
  const gone = watch(budget.setAside(cyd, 50));
  for (const each of [cyd, ada, bob, bob]) budget.giveBack(each);
  await turn();
  expect(gone.state).toBe("BudgetSpentError");
  await budget.setAside(ada, 50);
  await budget.setAside(bob, 50);
});
