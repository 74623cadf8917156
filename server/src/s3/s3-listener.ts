import http, { type IncomingMessage, type Server, type ServerResponse } from "node:http";
import https from "node:https";
import type { Configuration } from "../configuration.js";
import { type ConnectionLimits, handshakeLimit } from "../http/connection-limits.js";
import type { Listener } from "../http/listener.js";
import type { Serve, ServedBeside } from "../object-http/served-beside.js";
import { once } from "../once.js";
import type { Certificates } from "../tls/certificates.js";
import { answerBrokenS3Requests } from "./answers/broken-request.js";
import type { S3Context } from "./context.js";
import { type ConsoleAddress, letConsoleIn } from "./cors/let-console-in.js";

type Limits = Pick<Configuration, "maxConnections" | "requestTimeoutMs" | "keepAliveMs">;

/** A key of 1,024 bytes is 3 KiB in a path; headers have up to 8 KiB at AWS, beside a session's token. */
const headBytes = 32 * 1024;

/** A kilobyte a second: who is slower holds a connection, and little else. */
const leastBytesPerMinute = 60 * 1024;

/** The limits of S3: a transfer may take as long as it makes progress. */
export const s3ConnectionLimits = ({ maxConnections, requestTimeoutMs, keepAliveMs }: Limits): ConnectionLimits => ({
  maxConnections,
  headBytes,
  headMs: Math.min(15_000, requestTimeoutMs),
  requestMs: 0,
  silenceMs: 2 * requestTimeoutMs,
  keepAliveMs,
  leastBytesPerMinute,
});

/** Chooses what serves a request. */
type Choose = (incoming: IncomingMessage) => Promise<Serve>;

/** @param beside what else is served on the same ports. Each is loaded with the first request for it: no start is to wait for it. */
const choosing = (loadContext: () => Promise<S3Context>, beside: readonly ServedBeside[]): Choose => {
  const others = beside.map(({ accepts, load }) => ({ accepts, load: once(async () => load(await loadContext())) }));
  const loadS3 = once(async () => {
    const [{ createServeRequest }, loaded] = await Promise.all([import("./serve-request.js"), loadContext()]);
    return createServeRequest(loaded);
  });
  return async (incoming) => {
    for (const { accepts, load } of others) {
      const accepted = accepts(incoming, loadContext);
      if (typeof accepted === "boolean" ? accepted : await accepted) return load();
    }
    return loadS3();
  };
};

const attach = (server: Server, choose: Choose, console: ConsoleAddress | undefined): Server => {
  const expecting = new WeakSet<IncomingMessage>();
  server.on("request", (incoming, response) => {
    if (console && letConsoleIn(incoming, response, console)) return;
    choose(incoming).then(
      (serving) => serving(incoming, response, expecting.has(incoming)),
      () => response.destroy(),
    );
  });
  // whoever counts requests counts these, too
  server.on("checkContinue", (incoming: IncomingMessage, response: ServerResponse) => {
    expecting.add(incoming);
    server.emit("request", incoming, response);
  });
  answerBrokenS3Requests(server);
  return server;
};

/** Makes servers of S3, which serve the same. */
export interface S3Servers {
  readonly plain: Listener["createServer"];
  readonly secure: (certificates: Certificates) => Listener["createServer"];
}

export interface S3ServersOptions {
  /** What else is served on the same ports: the first that accepts a request serves it. */
  readonly beside?: readonly ServedBeside[] | undefined;
  /** Where the console is reached, whose pages may send signed requests; no page may unless given. */
  readonly console?: ConsoleAddress | undefined;
}

/**
 * Makes the servers of S3.
 *
 * @param context is made with the first request
 */
export const createS3Servers = (
  context: () => Promise<S3Context>,
  { beside = [], console }: S3ServersOptions = {},
): S3Servers => {
  const choose = choosing(context, beside);
  return {
    plain: (options) => attach(http.createServer(options), choose, console),
    secure: (certificates) => (options) => {
      const server = https.createServer({ ...options, ...certificates.options, ...handshakeLimit(options) });
      certificates.attach(server);
      return attach(server as Server, choose, console);
    },
  };
};
