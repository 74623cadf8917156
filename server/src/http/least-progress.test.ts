import { once } from "node:events";
import http, { type RequestListener, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { requireProgress } from "./least-progress.js";

const least = 1_000;
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A server of that limit, one connection to it, and what the server was told of broken requests. */
const start = async (listener: RequestListener) => {
  const server = http.createServer(listener);
  const faults: unknown[] = [];
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    faults.push(error.code);
    socket.destroy();
  });
  const look = requireProgress(server, least);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1").on("error", () => undefined);
  const closed = new Promise<void>((resolve) => void socket.once("close", () => resolve()));
  ends.push(() => {
    socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { look, socket, faults, closed, isOpen: () => !socket.destroyed };
};

/** Counts the bytes of a body, and answers how many there were. */
const counting = () => {
  let received = 0;
  const listener: RequestListener = (request, response) => {
    request.on("data", (chunk: Buffer) => {
      received += chunk.length;
    });
    request.on("end", () => response.end(String(received)));
  };
  const reached = (bytes: number) => vi.waitFor(() => expect(received).toBe(bytes), { timeout: 20_000, interval: 1 });
  return { listener, reached };
};

const head = (length: number) => `PUT /object HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`;

describe("a request that takes long", () => {
  it("goes on as long as it makes progress between two looks", async () => {
    const { listener, reached } = counting();
    const { look, socket, faults, isOpen } = await start(listener);
    socket.write(head(10 * least));
    for (let part = 1; part <= 10; part++) {
      socket.write("x".repeat(least));
      await reached(part * least);
      look();
    }
    expect([faults, isOpen()]).toEqual([[], true]);
    expect(String(await once(socket, "data"))).toMatch(/200 OK[\s\S]*\r\n10000/);
  });

  it("ends when it does not, and not before it had the whole time", async () => {
    const { listener, reached } = counting();
    const { look, socket, faults, closed, isOpen } = await start(listener);
    socket.write(`${head(10 * least)}begun`);
    await reached(5);
    look();
    expect(isOpen()).toBe(true);
    socket.write("y".repeat(least - 1));
    await reached(least + 4);
    look();
    await closed;
    expect(faults).toEqual(["ERR_HTTP_REQUEST_TIMEOUT"]);
  });
});

describe("an answer", () => {
  it("that the server takes long to make is waited for", async () => {
    const responses: ServerResponse[] = [];
    const { look, socket, faults } = await start((_request, response) => void responses.push(response));
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    await vi.waitFor(() => expect(responses).toHaveLength(1));
    for (let count = 0; count < 5; count++) look();
    expect(faults).toEqual([]);
    responses[0]?.end("at last");
    expect(String(await once(socket, "data"))).toContain("at last");
  });

  it("that is not fetched ends", async () => {
    let response: ServerResponse | undefined;
    const { look, socket, closed } = await start((_request, made) => {
      response = made;
      // more than both ends of a connection buffer
      for (let count = 0; count < 16; count++) made.write(Buffer.alloc(1024 * 1024));
    });
    socket.pause();
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    await vi.waitFor(() => expect(response?.writableLength).toBeGreaterThan(0));
    // the system may still take some; after that nothing moves
    await vi.waitFor(() => {
      const before = response?.socket?.bytesWritten;
      look();
      expect(response?.socket?.bytesWritten ?? before).toBe(before);
      expect(response?.destroyed).toBe(true);
    });
    socket.resume();
    await closed;
  });
});
