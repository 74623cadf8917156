// A client in a thread of its own: what it does holds nobody's loop but its own.
import { Agent, request } from "node:http";
import { parentPort } from "node:worker_threads";

const agent = new Agent({ keepAlive: true });

/** @param {{ url: string, method: string, headers: Record<string, string>, body?: Uint8Array }} sent */
const send = ({ url, method, headers, body }) =>
  new Promise((resolve) => {
    const length = body === undefined ? {} : { "content-length": String(body.byteLength) };
    const outgoing = request(url, { agent, method, headers: { ...headers, ...length } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk) => {
        bytes += chunk.length;
      });
      response.once("end", () => resolve({ status: response.statusCode, bytes }));
    });
    outgoing.once("error", (error) => resolve({ status: 0, bytes: 0, error: error.message }));
    outgoing.end(body);
  });

parentPort?.on("message", async (message) => parentPort?.postMessage(await send(message)));
