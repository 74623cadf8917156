import { afterEach, beforeEach, expect, it, type UserConsoleLog, vi } from "vitest";
import type { TestModule, Vitest } from "vitest/node";
import { FiguresReporter } from "./figures-reporter.mjs";

let said: string[];
beforeEach(() => {
  said = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void said.push(line));
});
afterEach(() => void vi.restoreAllMocks());

const moduleOf = (name: string, duration: number, tests: number) => {
  const module = { type: "module", moduleId: `/project/proof/src/${name}`, diagnostic: () => ({ duration }) };
  return { ...module, children: { allTests: () => Array.from({ length: tests }) } } as unknown as TestModule;
};

it("says of each proof how long it took and what it printed, whichever came first", () => {
  const [kills, clock] = [moduleOf("kills.proof.ts", 61_400, 1), moduleOf("clock.test.ts", 400, 3)];
  const entities: Record<string, unknown> = { kills, "a test in it": { type: "test", module: kills } };
  const recorded: Record<string, number>[] = [];
  const record = (seconds: Record<string, number>) => void recorded.push(seconds);
  const reporter = new FiguresReporter({ closing: "Left out: memory.", record });
  const state = { getReportedEntityById: (id: string) => entities[id] };
  reporter.onInit({ config: { root: "/project" }, state } as unknown as Vitest);
  const print = (log: Partial<UserConsoleLog>) => reporter.onUserConsoleLog(log as UserConsoleLog);
  print({ type: "stdout", taskId: "a test in it", content: "10000 calls\nnone lost\n" });
  print({ type: "stderr", taskId: "kills", content: "a warning\n" });
  print({ type: "stdout", taskId: "kills", content: "seed 7\n" });
  print({ type: "stdout", content: "of nobody\n" });
  reporter.onTestRunEnd([kills, clock]);
  expect(said).toEqual([
    "\nproof/src/clock.test.ts: 3 tests, 0 s",
    "\nproof/src/kills.proof.ts: 1 tests, 61 s",
    "  10000 calls",
    "  none lost",
    "  seed 7",
    "\nLeft out: memory.",
  ]);
  expect(recorded).toEqual([{ "clock.test.ts": 0, "kills.proof.ts": 61 }]);
});
