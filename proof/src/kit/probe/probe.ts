import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** What a process holds, in bytes, after its garbage was collected. */
export interface MemoryHeld extends NodeJS.MemoryUsage {
  /** What it waits for, by kind. */
  readonly resources: Readonly<Record<string, number>>;
}

/** A look into the process of a server, and a hand on its clock. */
export interface Probe {
  /** What the server is to be started with. */
  readonly environment: Readonly<Record<string, string>>;
  memory(): Promise<MemoryHeld>;
  /** How many sockets it has, those to its database included. */
  sockets(): Promise<number>;
  /** Writes all that its heap holds to a file. */
  snapshot(path: string): Promise<void>;
  /** Lets the process see another time, off by this from the machine's. */
  putClock(ms: number): Promise<void>;
}

/** Makes a probe for one process, for as long as the test lasts. */
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
    putClock: (ms) => ask(`putClock ${ms}`),
  };
};
