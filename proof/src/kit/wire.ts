import { Agent, type IncomingHttpHeaders, request } from "node:http";

/** A request as it goes over the wire, without any correction. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, encoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Wire {
  send(request: WireRequest): Promise<WireAnswer>;
  close(): void;
}

/** Sends requests over connections that stay open: `fetch` costs several times as much, and corrects what it is given. */
export const openWire = (url: string): Wire => {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const send = ({ method, target, headers, body }: WireRequest): Promise<WireAnswer> =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const sent = request({ agent, hostname, port, method, path: target, headers: { ...length, ...headers } });
      sent.once("error", (error: NodeJS.ErrnoException) => {
        // the server closes connections that were idle, sometimes just when they are used again
        if (sent.reusedSocket && error.code === "ECONNRESET")
          send({ method, target, headers, body }).then(resolve, reject);
        else reject(error);
      });
      sent.once("response", (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject).once("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
};

const wires = new Map<string, Wire>();

/** The connections to a server that all who send to it share. They end with the server. */
export const wireTo = (url: string): Wire => {
  const wire = wires.get(url) ?? openWire(url);
  wires.set(url, wire);
  return wire;
};
