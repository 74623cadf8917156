import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";

/** A request or an answer as a whole. */
export interface Message {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface UpstreamRequest extends Message {
  readonly method: string;
  readonly path: string;
}

export interface UpstreamAnswer extends Message {
  readonly status: number;
}

/** What belongs to one connection, and to no other. */
const ofConnection = ["connection", "keep-alive", "transfer-encoding", "content-length", "host"];

export const readBody = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

export const withoutConnection = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.includes(name)));

/** Sends requests on to a server, over connections of its own. */
export const connectUpstream = (url: string) => {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true });
  const send = ({ method, path, headers, body }: UpstreamRequest): Promise<UpstreamAnswer> =>
    new Promise((resolve, reject) => {
      const length = body.length > 0 ? { "content-length": body.length } : {};
      const sent = request(
        { agent, hostname, port, method, path, headers: { ...withoutConnection(headers), ...length } },
        (answer) => {
          readBody(answer).then(
            (received) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: received }),
            reject,
          );
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
  return { send, close: () => agent.destroy() };
};
