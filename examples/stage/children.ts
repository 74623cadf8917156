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

/** Asks a process to end and waits until it has; one that does not listen is killed. */
export const endChild = async (child: ChildProcess): Promise<void> => {
  if (hasEnded(child)) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const kill = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await ended;
  clearTimeout(kill);
};

// Ctrl-C and the like end the children first; whatever ends this process at once still sends them a signal
for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  process.once(signal, () => {
    void Promise.all([...running].map(endChild)).finally(() => process.exit(code));
  });
}
process.on("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});
