import { once } from "node:events";
import http, { type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ConfigurationError } from "../configuration.js";
import { closeServer, listen } from "./listen.js";

const servers: Server[] = [];
const server = (handler?: http.RequestListener) => {
  const made = http.createServer(handler ?? ((_request, response) => response.end("ok")));
  servers.push(made);
  return made;
};
afterEach(() => {
  for (const one of servers.splice(0)) one.closeAllConnections();
});

const held = () => {
  const responses: ServerResponse[] = [];
  return { responses, server: server((_request, response) => void responses.push(response)) };
};
const arrived = (responses: readonly ServerResponse[]) =>
  vi.waitFor(() => responses[0] ?? expect.fail("no request yet"));

describe("listening", () => {
  it("takes a free port for 0 and tells the URL", async () => {
    const one = server();
    const url = await listen(one, { host: "127.0.0.1", port: 0 });
    expect(url).toBe(`http://127.0.0.1:${(one.address() as AddressInfo).port}`);
    expect(await (await fetch(url)).text()).toBe("ok");
    await closeServer(one, 1000);
  });

  it("tells an address that clients can use when it listens on all", async () => {
    const one = server();
    const url = await listen(one, { host: "0.0.0.0", port: 0 });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await closeServer(one, 1000);
  });

  it("says in one sentence that the port is in use", async () => {
    const one = server();
    const { port } = new URL(await listen(one, { host: "127.0.0.1", port: 0 }));
    const attempt = listen(server(), { host: "127.0.0.1", port: Number(port) });
    await expect(attempt).rejects.toThrow(
      new ConfigurationError([
        `Port ${port} of 127.0.0.1 is in use by another program: stop that one, or set PORT to another number (0 takes a free one).`,
      ]),
    );
    await closeServer(one, 1000);
  });

  it.each(["203.0.113.1", "no-such-host.invalid"])("says in one sentence that HOST %s is not here", async (host) => {
    const attempt = listen(server(), { host, port: 0 });
    await expect(attempt).rejects.toThrow(
      new ConfigurationError([`HOST is ${host}, which is not an address of this machine.`]),
    );
  });
});

describe("closing", () => {
  it("lets a request under way finish, takes no other, and does not wait for its connection", async () => {
    const { responses, server: one } = held();
    const url = await listen(one, { host: "127.0.0.1", port: 0 });
    const underWay = fetch(url);
    const response = await arrived(responses);
    const closing = closeServer(one, 60_000);
    await expect(fetch(url)).rejects.toThrow("fetch failed");
    response.end("finished");
    expect(await (await underWay).text()).toBe("finished");
    await closing;
  });

  it("cuts off what takes too long", async () => {
    const { responses, server: one } = held();
    const url = await listen(one, { host: "127.0.0.1", port: 0 });
    const cut = expect(fetch(url)).rejects.toThrow("fetch failed");
    await arrived(responses);
    await closeServer(one, 1);
    await cut;
  });

  it("does not wait for connections on which nobody has asked anything", async () => {
    const one = server();
    const { port } = new URL(await listen(one, { host: "127.0.0.1", port: 0 }));
    const silent = connect(Number(port), "127.0.0.1");
    const beginning = connect(Number(port), "127.0.0.1", () => beginning.write("GET / HTTP/1.1\r\nHost"));
    const ends = [silent, beginning].map(
      (socket) =>
        new Promise((resolve) =>
          socket
            .on("error", () => undefined)
            .resume()
            .once("close", resolve),
        ),
    );
    await Promise.all([silent, beginning].map((socket) => once(socket, "connect")));
    // the test would not wait so long
    await closeServer(one, 10 * 60_000);
    await Promise.all(ends);
  });

  it("takes a request that is on its way", async () => {
    const one = server();
    const { port } = new URL(await listen(one, { host: "127.0.0.1", port: 0 }));
    const late = connect(Number(port), "127.0.0.1");
    await once(one, "connection");
    const closing = closeServer(one, 10 * 60_000);
    late.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    expect(await text(late)).toMatch(/^HTTP\/1.1 200 OK/);
    await closing;
  });

  it("does not wait for connections on which nothing happens", async () => {
    const one = server();
    const url = new URL(await listen(one, { host: "127.0.0.1", port: 0 }));
    const agent = new http.Agent({ keepAlive: true });
    const request = http.get(url, { agent });
    const [response] = (await once(request, "response")) as [http.IncomingMessage];
    response.resume();
    await once(response, "end");
    await closeServer(one, 60_000);
    agent.destroy();
  });
});
