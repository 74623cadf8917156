import { mkdtemp, rm } from "node:fs/promises";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TLSSocket } from "node:tls";
import { readConfiguration, startServer } from "@concordat/server";
import pino from "pino";
import { createTestDatabase } from "../../../server/src/testing/database.js";
import { ensureAuthority } from "../../../server/src/tls/local-authority.js";

/** A request as it goes over the wire: nothing is added but `Host`, and what frames the body. */
export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface WireAnswer {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: unknown;
  /** The protocols of the connection. */
  readonly protocols: readonly (string | false | null)[];
}

/** A server that is taken for the vendor's, as an entry in the file of hosts, port 443 and its authority make it. */
export interface VendorHost {
  readonly username: string;
  readonly password: string;
  readonly token: string;
  send(request: SentRequest): Promise<WireAnswer>;
  close(): Promise<void>;
}

const host = "api.upcloud.com";

/** Starts a server that answers for the vendor's host. @param settings as the environment has them */
export const startVendorHost = async (settings: Readonly<Record<string, string>>): Promise<VendorHost> => {
  const [database, dataDir] = await Promise.all([createTestDatabase(), mkdtemp(join(tmpdir(), "concordat-tools-"))]);
  const own = { PORT: "0", CONCORDAT_TLS_PORT: "0", CONCORDAT_S3_PORT: "off", CONCORDAT_PROVISIONING_STEP_MS: "0" };
  const configuration = { ...readConfiguration({ ...own, ...settings }), databaseUrl: database.url, dataDir };
  const server = await startServer(configuration, { log: pino({ level: "silent" }) });
  const { username, password, token } = server.account;
  if (!password || !token || !server.tlsUrl) throw new Error("The first start makes credentials, and serves TLS.");
  const { certificate: ca } = await ensureAuthority(dataDir, new Date());
  const { port } = new URL(server.tlsUrl);

  // the Go client takes nothing below TLS 1.3, and would speak HTTP/2
  const protocols = { minVersion: "TLSv1.3", ALPNProtocols: ["h2", "http/1.1"] } as const;
  const connection = { host: "127.0.0.1", port, servername: host, ca, ...protocols };
  const send: VendorHost["send"] = ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const request = https.request({
        ...connection,
        agent: false,
        method,
        path,
        headers: { host, ...headers },
      });
      request.on("error", reject).on("response", (response) => {
        const socket = response.socket as TLSSocket;
        const spoken = [socket.getProtocol(), socket.alpnProtocol];
        const chunks: Buffer[] = [];
        response.on("error", reject).on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers["content-type"],
            body: text === "" ? undefined : JSON.parse(text),
            protocols: spoken,
          });
        });
      });
      request.end(body);
    });

  return {
    username,
    password,
    token,
    send,
    close: async () => {
      await server.close();
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
};
