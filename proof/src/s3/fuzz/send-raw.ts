import { connect } from "node:net";

let next = 0;

/** Sends bytes on a connection of its own, and nothing after them. @returns the statuses of what came back */
export const sendRaw = (url: string, bytes: Uint8Array): Promise<readonly number[]> =>
  new Promise((resolve) => {
    const { port, hostname } = new URL(url);
    // ports of one address are soon used up
    const localAddress = `127.0.0.${2 + (next++ % 200)}`;
    const socket = connect({ port: Number(port), host: hostname, localAddress });
    const pieces: Buffer[] = [];
    socket.on("data", (piece) => pieces.push(piece)).on("error", () => undefined);
    socket.once("close", () => {
      const text = Buffer.concat(pieces).toString("latin1");
      resolve([...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)));
    });
    socket.end(bytes);
  });
