import { once } from "node:events";
import { createServer } from "node:http";
import { outcomeOfFirstCalls } from "./first-calls.mjs";

const { domain, refused } = outcomeOfFirstCalls;
const provider = { id: "1", specification: { id: "example", domain, https: true } };

/**
 * Two providers' worth of an API on a port of this machine, with the headers that let pages of other origins call it.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startLocalApi() {
  const server = createServer((request, response) => {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-expose-headers", "x-request-id");
    if (request.method === "OPTIONS") {
      response.setHeader("access-control-allow-headers", request.headers["access-control-request-headers"] ?? "");
      response.writeHead(204).end();
      return;
    }
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const id = searchParams.get("id");
    const [status, body] = answer(pathname, id, request.headers.authorization);
    response.writeHead(status, { "content-type": "application/json", "x-request-id": `request-${id}` });
    response.end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

/**
 * @param {string} pathname
 * @param {string | null} id
 * @param {string | undefined} authorization
 * @returns {[status: number, body: unknown]}
 */
function answer(pathname, id, authorization) {
  if (authorization !== "Bearer token") return [401, { why: "There is no token" }];
  if (pathname !== "/api/providers/retrieve") return [405, { why: `There is no ${pathname}` }];
  return id === provider.id ? [200, provider] : [refused.status, { why: refused.why }];
}
