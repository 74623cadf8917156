import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { readRawHeaders } from "../../aws/signature/raw-headers.js";
import { openPayload } from "./open-payload.js";

const headers = readRawHeaders(["content-length", "6"]);

test("nothing is read before the stream is, and nothing is told before its end", async () => {
  const incoming = Readable.from([Buffer.from("abc"), Buffer.from("def")]);
  const payload = openPayload(incoming, headers, undefined, { maxBytes: 10 });
  expect(payload.decodedLength).toBe(6);
  expect(incoming.readableDidRead).toBe(false);
  await expect(payload.finish()).rejects.toThrow("was not read to its end");
  const stream = payload.stream[Symbol.asyncIterator]();
  expect((await stream.next()).value).toEqual(Buffer.from("abc"));
  await expect(payload.finish()).rejects.toThrow("was not read to its end");
});

test("what the stream threw is thrown again by finish", async () => {
  const payload = openPayload(Readable.from([Buffer.from("abc")]), headers, undefined, { maxBytes: 10 });
  const reading = (async () => {
    for await (const _ of payload.stream);
  })();
  await expect(reading).rejects.toMatchObject({ code: "IncompleteBody" });
  await expect(payload.finish()).rejects.toMatchObject({ code: "IncompleteBody" });
});

test("the source is left open for the answer when a body is wrong or no longer wanted", async () => {
  for (const wanted of [true, false]) {
    const incoming = Readable.from(Array.from({ length: 4 }, () => Buffer.alloc(128 * 1024)));
    const payload = openPayload(incoming, headers, undefined, { maxBytes: 10 });
    const stream = payload.stream[Symbol.asyncIterator]();
    if (wanted) await expect(stream.next()).rejects.toMatchObject({ code: "IncompleteBody" });
    else await stream.return?.();
    expect(incoming.destroyed).toBe(false);
    incoming.destroy();
  }
});

test("faults of the source that are ours are thrown as they are", async () => {
  const incoming = new Readable({
    read() {
      this.destroy(new Error("no more memory"));
    },
  });
  const payload = openPayload(incoming, headers, undefined, { maxBytes: 10 });
  await expect(payload.stream[Symbol.asyncIterator]().next()).rejects.toThrow("no more memory");
});

test("a connection that ends before the body does is no fault of ours", async () => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nabc");
  const [request] = (await once(server, "request")) as [IncomingMessage];
  const payload = openPayload(request, readRawHeaders(request.rawHeaders), undefined, { maxBytes: 10 });
  const stream = payload.stream[Symbol.asyncIterator]();
  expect((await stream.next()).value).toEqual(Buffer.from("abc"));
  socket.destroy();
  await expect(stream.next()).rejects.toMatchObject({ code: "IncompleteBody" });
  server.close();
});
