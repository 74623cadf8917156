import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { join } from "node:path";

/** A way to the database that can be closed and opened again, as if the database were stopped and started. */
export interface DatabaseGate {
  /** Leads to the database for as long as the gate is open. */
  readonly url: string;
  open(): Promise<void>;
  /** Cuts every connection and refuses others. */
  close(): Promise<void>;
  /** Lets nothing pass any more, in either direction, and tells nobody: as if the machine had vanished. */
  stall(): void;
}

/** Makes a gate before the database of this URL; it is open. */
export const openGate = async (databaseUrl: string): Promise<DatabaseGate> => {
  const url = new URL(databaseUrl);
  const socketFolder = url.searchParams.get("host");
  const port = Number(url.port || 5432);
  const passing = new Set<Socket>();
  const gate = createServer((near) => {
    const far = socketFolder ? connect(join(socketFolder, `.s.PGSQL.${port}`)) : connect(port, url.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      passing.add(one);
      one
        .on("error", () => undefined)
        .on("close", () => {
          passing.delete(one);
          other.destroy();
        });
      one.pipe(other);
    }
  });
  const open = (at: number) => once(gate.listen(at, "127.0.0.1"), "listening");
  await open(0);
  const { port: own } = gate.address() as AddressInfo;
  const through = new URL(url);
  through.searchParams.delete("host");
  Object.assign(through, { hostname: "127.0.0.1", port: String(own) });
  return {
    url: through.toString(),
    open: async () => void (await open(own)),
    close: async () => {
      if (!gate.listening) return;
      const closed = once(gate, "close");
      gate.close();
      for (const socket of passing) socket.destroy();
      await closed;
    },
    stall: () => {
      for (const socket of passing) socket.unpipe().pause();
    },
  };
};
