import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { endChild, startChild } from "../local-core/children.js";
import { inTime } from "../local-core/deadline.js";
import { shorten } from "../local-core/narration.js";
import type { DaemonEvent, DaemonEventOf } from "./daemon-event.js";

const programOf = (name: string): string => fileURLToPath(new URL(`${name}.ts`, import.meta.url));
const command = (name: string, config: string) => [process.execPath, "--import", "tsx", programOf(name), config];

/** The daemon in a process of its own. */
export interface Daemon {
  /** The next line of that type that nobody has waited for yet. */
  next<Type extends DaemonEvent["type"]>(type: Type): Promise<DaemonEventOf<Type>>;
  /** Asks it to end, and waits. */
  stop(): Promise<void>;
  /** Ends it where it stands. */
  kill(): Promise<void>;
}

const tell = (event: DaemonEvent): void => {
  const shown = "token" in event ? { ...event, token: shorten(event.token), url: "…" } : event;
  console.log(`  daemon: ${JSON.stringify(shown)}`);
};

export const startDaemon = (config: string): Daemon => {
  const child = startChild(command("daemon", config), { stdio: ["ignore", "pipe", "inherit"] });
  if (!child.stdout) throw new Error("The daemon has no standard output.");
  const unseen: DaemonEvent[] = [];
  let wake = () => {};
  let isOver = false;
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    const event = JSON.parse(line) as DaemonEvent;
    tell(event);
    unseen.push(event);
    wake();
  });
  lines.once("close", () => {
    isOver = true;
    wake();
  });
  const waitFor = async <Type extends DaemonEvent["type"]>(wanted: Type): Promise<DaemonEventOf<Type>> => {
    for (;;) {
      const index = unseen.findIndex(({ type }) => type === wanted);
      const [found] = index < 0 ? [] : unseen.splice(index, 1);
      if (found) return found as DaemonEventOf<Type>;
      if (isOver) throw new Error("The daemon has ended.");
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return {
    next: (type) => inTime(`The daemon's ${type}`, waitFor(type)),
    stop: () => endChild(child),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
};

/** Runs the program that hands renewed keys over. */
export const renewKeys = async (config: string, keys: object): Promise<void> => {
  const child = startChild(command("renew", config), { stdio: ["pipe", "inherit", "inherit"] });
  child.stdin?.end(JSON.stringify(keys));
  const [code] = (await inTime("The renewal", once(child, "exit"))) as [number | null];
  if (code !== 0) throw new Error(`The renewal ended with ${code}.`);
};
