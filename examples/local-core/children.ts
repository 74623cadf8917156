import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";

const running = new Set<ChildProcess>();

/** Long enough for a server to end its requests and its database. */
const patienceMs = 20_000;

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** Starts a process that ends with this one at the latest. */
export const startChild = (command: readonly string[], options: SpawnOptions): ChildProcess => {
  const [program = "", ...args] = command;
  const child = spawn(program, args, options);
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
};

const ending = new WeakMap<ChildProcess, Promise<void>>();

const askToEnd = async (child: ChildProcess): Promise<void> => {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const kill = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await ended;
  clearTimeout(kill);
};

/**
 * Asks a process to end and waits until it has; one that does not listen is killed. It is asked once only, for a second
 * signal tells a server to leave its work where it is.
 */
export const endChild = (child: ChildProcess): Promise<void> => {
  const end = ending.get(child) ?? askToEnd(child);
  ending.set(child, end);
  return end;
};

// Ctrl-C and the like end the children first
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  process.once(signal, () => {
    void Promise.all([...running].map(endChild)).finally(() => process.exit(code));
  });
}
// what ends this process at once can still send them a signal
process.on("exit", () => {
  for (const child of running) if (!ending.has(child)) child.kill("SIGTERM");
});
