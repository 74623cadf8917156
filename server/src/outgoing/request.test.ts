import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import type { RequestListener } from "node:http";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Resolve } from "./guarded-lookup.js";
import { createSendRequest, type OutgoingOptions, type OutgoingRequest } from "./request.js";
import { type ForeignServer, startForeignServer } from "./testing/foreign-server.js";
import { certificate } from "./testing/self-signed.js";

const opened: ForeignServer[] = [];
const serve = async (listener: RequestListener, options?: { secure?: boolean }) => {
  const server = await startForeignServer(listener, options);
  opened.push(server);
  return server;
};
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

/** Every address that this process tries to connect to. */
const dialled: string[] = [];
const watchSocket = (message: unknown) => {
  (message as { socket: Socket }).socket.on("connectionAttempt", (address: string) => dialled.push(address));
};
beforeEach(() => {
  dialled.length = 0;
  subscribe("net.client.socket", watchSocket);
});
afterEach(() => {
  unsubscribe("net.client.socket", watchSocket);
});

const get = (url: string, options: Partial<OutgoingOptions> = {}, request: Partial<OutgoingRequest> = {}) =>
  createSendRequest({ allowPrivateAddresses: true, ...options })({
    method: "GET",
    url: new URL(url),
    headers: {},
    ...request,
  });

const resolveTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

const silent: RequestListener = () => undefined;

describe("an answer", () => {
  it("comes with status, headers and text", async () => {
    const { port } = await serve((request, response) => {
      request.setEncoding("utf8");
      let body = "";
      request.on("data", (chunk: string) => {
        body += chunk;
      });
      request.on("end", () => {
        const { method, url } = request;
        const seen = {
          method,
          url,
          length: request.headers["content-length"],
          connection: request.headers.connection,
          body,
        };
        response.writeHead(201, { "x-seen": "yes" }).end(JSON.stringify(seen));
      });
    });
    const answer = await get(`http://127.0.0.1:${port}/a?b=c`, {}, { method: "POST", body: '{"name":"Åse"}' });
    expect(answer.status).toBe(201);
    expect(answer.headers["x-seen"]).toBe("yes");
    expect(JSON.parse(answer.body)).toEqual({
      method: "POST",
      url: "/a?b=c",
      length: "15",
      connection: "close",
      body: '{"name":"Åse"}',
    });
  });

  it("is whatever a name leads to, when its address may be dialled", async () => {
    const { port } = await serve((request, response) => response.end(request.headers.host));
    const resolve = resolveTo("127.0.0.1");
    expect((await get(`http://provider.example:${port}/`, { resolve })).body).toBe(`provider.example:${port}`);
  });

  it("is a redirect itself: nothing goes where it points", async () => {
    const elsewhere = await serve(silent);
    for (const status of [301, 302, 303, 307, 308]) {
      for (const location of ["http://169.254.169.254/latest/meta-data/", `http://127.0.0.1:${elsewhere.port}/`]) {
        const { port } = await serve((_request, response) => response.writeHead(status, { location }).end());
        expect((await get(`http://127.0.0.1:${port}/`)).status).toBe(status);
      }
    }
    expect(new Set(dialled)).toEqual(new Set(["127.0.0.1"]));
    expect(elsewhere.connections()).toBe(0);
  });

  it("may be as large as the limit, and no larger", async () => {
    const { port } = await serve((request, response) => response.end("x".repeat(Number(request.url?.slice(1)))));
    const limits = { answerBytes: 1000 };
    expect((await get(`http://127.0.0.1:${port}/1000`, { limits })).body).toHaveLength(1000);
    await expect(get(`http://127.0.0.1:${port}/1001`, { limits })).rejects.toMatchObject({ fault: "answer-too-large" });
  });

  it("that never ends is cut at one megabyte", async () => {
    let closed: () => void;
    const hungUp = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const { port } = await serve((_request, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(65_536)));
      };
      response.on("drain", more).on("close", closed);
      more();
    });
    await expect(get(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ fault: "answer-too-large" });
    await hungUp;
  });
});

describe("no answer", () => {
  it.each<[string, RequestListener]>([
    ["says nothing", silent],
    ["stops in the middle", (_request, response) => response.writeHead(200, { "content-length": 10 }).write("half")],
    [
      "drips headers for ever",
      (_request, response) => {
        const drip = () => response.socket?.writable && response.writeProcessing() === undefined && setImmediate(drip);
        drip();
      },
    ],
  ])("from a server that %s: the time runs out", async (_name, listener) => {
    const { port } = await serve(listener);
    const limits = { totalTimeoutMs: 100 };
    await expect(get(`http://127.0.0.1:${port}/`, { limits })).rejects.toMatchObject({ fault: "timeout" });
  });

  it("while a name is still being resolved: the time to connect runs out", async () => {
    const limits = { connectTimeoutMs: 50 };
    const resolve: Resolve = () => new Promise(() => undefined);
    await expect(get("http://provider.example/", { limits, resolve })).rejects.toMatchObject({
      fault: "connect-timeout",
    });
  });

  it("from a TLS handshake that hangs: the time to connect runs out", async () => {
    const mute = createServer().listen(0, "127.0.0.1");
    await once(mute, "listening");
    const { port } = mute.address() as AddressInfo;
    const limits = { connectTimeoutMs: 50 };
    await expect(get(`https://127.0.0.1:${port}/`, { limits })).rejects.toMatchObject({ fault: "connect-timeout" });
    mute.close();
  });

  it("from a connection that breaks", async () => {
    const { port } = await serve((request) => request.socket.destroy());
    await expect(get(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ fault: "answer-broken" });
    const half = await serve((_request, response) => {
      response.writeHead(200, { "content-length": 10 }).write("half", () => response.destroy());
    });
    await expect(get(`http://127.0.0.1:${half.port}/`)).rejects.toMatchObject({ fault: "answer-broken" });
  });

  it("from a port where nobody listens, or a name that does not exist", async () => {
    const gone = await serve(silent);
    await gone.close();
    await expect(get(`http://127.0.0.1:${gone.port}/`)).rejects.toMatchObject({
      fault: "connection-failed",
      message: "No connection to 127.0.0.1 (ECONNREFUSED).",
    });
    const notFound: Resolve = () => Promise.reject(Object.assign(new Error("no"), { code: "ENOTFOUND" }));
    await expect(get("http://provider.example/", { resolve: notFound })).rejects.toMatchObject({
      fault: "name-not-found",
    });
    await expect(get("http://provider.example/", { resolve: resolveTo() })).rejects.toMatchObject({
      fault: "name-not-found",
    });
  });

  it("once the caller has lost interest, before or during the call", async () => {
    const abort = new AbortController();
    const { port } = await serve(() => abort.abort());
    const url = `http://127.0.0.1:${port}/`;
    await expect(get(url, {}, { signal: abort.signal })).rejects.toMatchObject({ fault: "aborted" });
    await expect(get(url, {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ fault: "aborted" });
  });
});

describe("TLS", () => {
  const answering: RequestListener = (_request, response) => response.end("hello");
  const resolve = resolveTo("127.0.0.1");

  it("is checked against the name, not against the address that was dialled", async () => {
    const { port } = await serve(answering, { secure: true });
    const options = { resolve, trust: certificate };
    expect((await get(`https://provider.example:${port}/`, options)).body).toBe("hello");
    await expect(get(`https://other.example:${port}/`, options)).rejects.toMatchObject({
      fault: "connection-failed",
      message: expect.stringContaining("ERR_TLS_CERT_ALTNAME_INVALID"),
    });
  });

  it("needs a certificate that somebody vouches for", async () => {
    const { port } = await serve(answering, { secure: true });
    await expect(get(`https://provider.example:${port}/`, { resolve })).rejects.toMatchObject({
      fault: "connection-failed",
      message: expect.stringContaining("DEPTH_ZERO_SELF_SIGNED_CERT"),
    });
  });
});

describe("hostile addresses", () => {
  const loopback = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.127.127.127",
    "0177.0.0.1",
    "0177.0.0.01",
    "0x7f.0.0.1",
    "0x7f.1",
    "0x7f000001",
    "017700000001",
    "2130706433",
    "127.0.0.1.",
    "127%2e0%2e0%2e1",
    "１２７.0.0.1",
    "①②⑦.0.0.1",
    "127。0。0。1",
    "0",
    "0.0.0.0",
    "localhost",
    "LOCALHOST",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[2002:7f00:1::]",
  ];
  const inside = [
    "10.0.0.1",
    "0xa000001",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "2852039166",
    "0251.0376.0251.0376",
    "0xa9.0xfe.0xa9.0xfe",
    "169.254.43518",
    "[::ffff:169.254.169.254]",
    "[64:ff9b::a9fe:a9fe]",
    "[fd00:ec2::254]",
    "[fc00::1]",
    "[fe80::1]",
    "[fec0::1]",
    "[ff02::1]",
    "224.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
  ];

  it.each([...loopback, ...inside])("are refused without a connection: %s", async (host) => {
    const { port, connections } = await serve(silent);
    const refused = get(`http://${host}:${port}/`, { allowPrivateAddresses: false });
    await expect(refused).rejects.toMatchObject({ fault: "address-refused" });
    expect(dialled).toEqual([]);
    expect(connections()).toBe(0);
  });

  // not every resolver knows these; what matters is that none leads anywhere
  it.each(["localhost.", "loopback.localhost", "localhost.localdomain"])(
    "are not reached by the name %s",
    async (name) => {
      const { port, connections } = await serve(silent);
      await expect(get(`http://${name}:${port}/`, { allowPrivateAddresses: false })).rejects.toMatchObject({
        fault: expect.stringMatching(/^(address-refused|name-not-found|connect-timeout)$/),
      });
      expect(dialled).toEqual([]);
      expect(connections()).toBe(0);
    },
  );

  it.each([
    "169.254.169.254",
    "[::ffff:169.254.169.254]",
    "0.0.0.0",
    "[::]",
    "[fe80::1]",
    "[fd00:ec2::254]",
    "255.255.255.255",
  ])("are refused even for local work: %s", async (host) => {
    await expect(get(`http://${host}/`, { allowPrivateAddresses: true })).rejects.toMatchObject({
      fault: "address-refused",
    });
    expect(dialled).toEqual([]);
  });

  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "169.254.169.254",
    "0.0.0.0",
    "::1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "fe80::1",
    "rubbish",
  ])("are refused behind a name: %s", async (address) => {
    const options = { allowPrivateAddresses: false, resolve: resolveTo(address) };
    await expect(get("http://provider.example/", options)).rejects.toMatchObject({
      fault: "address-refused",
      message: expect.stringContaining("provider.example is no public address"),
    });
    await expect(get("https://provider.example/", options)).rejects.toMatchObject({ fault: "address-refused" });
    expect(dialled).toEqual([]);
  });

  it("are left out of a name's addresses, and the others dialled", async () => {
    const { port } = await serve((_request, response) => response.end("hello"));
    const resolve = resolveTo("169.254.169.254", "fe80::1", "127.0.0.1", "0.0.0.0");
    expect((await get(`http://provider.example:${port}/`, { resolve })).body).toBe("hello");
    expect(dialled).toEqual(["127.0.0.1"]);
  });

  it("cannot be slipped in after the check: a name is resolved once, and what was checked is dialled", async () => {
    const { port } = await serve((_request, response) => response.end("hello"));
    const answers = ["127.0.0.1", "169.254.169.254"];
    let asked = 0;
    const resolve: Resolve = async (name) => resolveTo(answers[asked++] ?? "")(name);
    const url = `http://rebinding.example:${port}/`;
    expect((await get(url, { resolve })).body).toBe("hello");
    expect(asked).toBe(1);
    // the next call asks again, and is told what the name says now
    await expect(get(url, { resolve })).rejects.toMatchObject({ fault: "address-refused" });
    expect(dialled).toEqual(["127.0.0.1"]);
  });
});

it("says nothing of what was sent when it fails", async () => {
  const { port } = await serve((request) => request.socket.destroy());
  const secrets = { headers: { authorization: "Bearer secret-token" }, body: "secret-body", method: "POST" };
  const error: Error = await get(`http://127.0.0.1:${port}/secret-path?secret=query`, {}, secrets).catch(
    (failure) => failure,
  );
  expect(error).toBeInstanceOf(Error);
  expect(`${error.message} ${error.stack}`).not.toContain("secret");
});
