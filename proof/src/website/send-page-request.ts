import http, { type IncomingHttpHeaders } from "node:http";
import https from "node:https";

/** One way to a website. */
export interface Route {
  readonly name: string;
  /** Where to connect, such as `http://127.0.0.1:9000`. */
  readonly url: string;
  /** The host that is asked for. */
  readonly host: string;
}

export interface PageAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface PageRequest {
  readonly method?: string;
  /** Sent as it is: nothing of it is normalised. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const agents = { "http:": new http.Agent({ keepAlive: true }), "https:": new https.Agent({ keepAlive: true }) };

/** Sends a request by a route. Whoever answers over TLS is believed: certificates are proved elsewhere. */
export const sendPageRequest = (
  { url, host }: Route,
  { method = "GET", path, headers = {} }: PageRequest,
): Promise<PageAnswer> => {
  const { protocol, hostname, port } = new URL(url);
  const isSecure = protocol === "https:";
  const options = {
    hostname: hostname.replace(/^\[|\]$/g, ""),
    port,
    method,
    path,
    headers: { ...headers, host },
    agent: isSecure ? agents["https:"] : agents["http:"],
    ...(isSecure && { servername: host.replace(/:\d+$/, ""), rejectUnauthorized: false }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = (isSecure ? https : http).request(options, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece)).on("error", reject);
      answer.on("end", () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces).toString() });
      });
    });
    outgoing.on("error", reject).end();
  });
};

/** Ends the connections that wait for more requests. */
export const closeConnections = (): void => {
  for (const agent of Object.values(agents)) agent.destroy();
};
