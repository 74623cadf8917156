import { once } from "node:events";
import { createServer } from "node:net";

interface TcpHandle {
  connect(request: unknown, address: string, port: number): number;
  connect6(request: unknown, address: string, port: number): number;
}

/** A connection that this process asked the operating system for. */
export interface Dial {
  readonly address: string;
  readonly port: number;
}

/**
 * Records every TCP connection that this process opens, by whatever library: it stands between Node's sockets and libuv,
 * below every agent, look-up and guard.
 *
 * @returns what was dialled so far, and what takes the recorder away
 */
export const recordDials = (): { readonly dials: Dial[]; stop(): void } => {
  const { TCP } = (process as unknown as { binding(name: "tcp_wrap"): { TCP: { prototype: TcpHandle } } }).binding(
    "tcp_wrap",
  );
  const { connect, connect6 } = TCP.prototype;
  const dials: Dial[] = [];
  const recorded = (method: TcpHandle["connect"]): TcpHandle["connect"] =>
    function (this: TcpHandle, request, address, port) {
      dials.push({ address, port });
      return method.call(this, request, address, port);
    };
  Object.assign(TCP.prototype, { connect: recorded(connect), connect6: recorded(connect6) });
  return { dials, stop: () => void Object.assign(TCP.prototype, { connect, connect6 }) };
};

/** Listens on every address of the machine, and counts who comes. */
export const listenEverywhere = async (): Promise<{
  readonly port: number;
  connections(): number;
  close(): Promise<void>;
}> => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  // both families where the machine has both
  await once(server.listen(0), "listening");
  const { port } = server.address() as { port: number };
  return {
    port,
    connections: () => connections,
    close: async () => {
      server.close();
      await once(server, "close");
    },
  };
};
