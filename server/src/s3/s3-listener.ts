import http, { type IncomingMessage, type Server, type ServerOptions, type ServerResponse } from "node:http";
import type { Configuration } from "../configuration.js";
import type { ConnectionLimits } from "../http/connection-limits.js";
import { answerBrokenS3Requests } from "./answers/broken-request.js";
import type { S3Context } from "./context.js";

/** The name of the listener that takes calls of S3: its URL is the one that callers are told. */
export { s3Listener } from "../http/api-listener.js";

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

export type Serve = (incoming: IncomingMessage, response: ServerResponse, expectsContinue: boolean) => Promise<void>;

/** What is served on the port of S3 beside it. */
export interface ServedBeside {
  accepts(incoming: IncomingMessage): boolean;
  /** Loads what serves it, with the first such request. */
  load(context: S3Context): Promise<Serve>;
}

/**
 * Makes the server of S3. What serves requests is loaded with the first one: no start is to wait for it.
 *
 * @param context is made with it
 * @param beside what else is served on the same port
 */
export const createS3Server =
  (context: () => Promise<S3Context>, beside?: ServedBeside) =>
  (options: ServerOptions): Server => {
    let ready: Promise<S3Context> | undefined;
    const loadContext = () => {
      ready ??= context();
      return ready;
    };
    let serve: Promise<Serve> | undefined;
    const load = async (): Promise<Serve> => {
      const [{ createServeRequest }, loaded] = await Promise.all([import("./serve-request.js"), loadContext()]);
      return createServeRequest(loaded);
    };
    let serveBeside: Promise<Serve> | undefined;
    const chosen = (incoming: IncomingMessage): Promise<Serve> => {
      if (beside?.accepts(incoming)) {
        serveBeside ??= loadContext().then((loaded) => beside.load(loaded));
        return serveBeside;
      }
      serve ??= load();
      return serve;
    };
    const expecting = new WeakSet<IncomingMessage>();
    const server = http.createServer(options);
    server.on("request", (incoming, response) => {
      chosen(incoming).then(
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
