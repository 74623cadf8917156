import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { certificate, key } from "./self-signed.js";

/** A server somewhere else, for Core to call. */
export interface ForeignServer {
  readonly port: number;
  /** How many connections it has ever seen. */
  connections(): number;
  close(): Promise<void>;
}

export const startForeignServer = async (
  listener: RequestListener,
  { secure = false, host = "127.0.0.1" }: { secure?: boolean; host?: string } = {},
): Promise<ForeignServer> => {
  const server: Server = secure ? createSecureServer({ cert: certificate, key }, listener) : createServer(listener);
  let connections = 0;
  server.on("connection", () => {
    connections += 1;
  });
  await once(server.listen(0, host), "listening");
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: async () => {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, "close");
    },
  };
};
