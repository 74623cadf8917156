import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** The memory of a process after garbage collection, in bytes. */
export interface MemoryHeld extends NodeJS.MemoryUsage {
  /** Open resources, by kind. */
  readonly resources: Readonly<Record<string, number>>;
}

/** Reads the memory of a server's process, and sets its clock. */
export interface Probe {
  /** Environment variables with which the server must be started. */
  readonly environment: Readonly<Record<string, string>>;
  memory(): Promise<MemoryHeld>;
  /** The number of its sockets, those to its database included. */
  sockets(): Promise<number>;
  /** Writes a heap snapshot to a file. */
  snapshot(path: string): Promise<void>;
  /** Sets the clock of the process, by the difference to the machine's in milliseconds. */
  setClock(ms: number): Promise<void>;
}

/** Makes a probe for one process. It ends with the test. */
export const createProbe = async (): Promise<Probe> => {
  const folder = await mkdtemp(join(tmpdir(), "concordat-probe-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "socket");
  const ask = async <Answer>(command: string): Promise<Answer> => {
    const socket = connect(path);
    await once(socket, "connect");
    socket.write(command);
    return JSON.parse(await text(socket)) as Answer;
  };
  return {
    environment: {
      NODE_OPTIONS: `--import=${new URL("./probe.mjs", import.meta.url).href}`,
      CONCORDAT_PROBE: path,
    },
    memory: () => ask("memory"),
    sockets: async () => (await ask<MemoryHeld["resources"]>("resources"))["TCPSocketWrap"] ?? 0,
    snapshot: (to) => ask(`snapshot ${to}`),
    setClock: (ms) => ask(`setClock ${ms}`),
  };
};
