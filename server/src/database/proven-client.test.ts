import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { testRun } from "../testing/test-run.js";
import { connectionOf, withConnection } from "./connection.js";

let server: Server | undefined;
afterEach(() => void server?.close());

/** Somebody who has taken the database's address, and greets callers with one message of authentication. */
const impostor = async (...words: readonly number[]) => {
  const received: Buffer[] = [];
  server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", () => {
      const message = Buffer.alloc(5 + 4 * words.length);
      message.write("R");
      message.writeInt32BE(4 + 4 * words.length, 1);
      for (const [index, word] of words.entries()) message.writeInt32BE(word, 5 + 4 * index);
      socket.write(message);
      // ready for query: whoever believes it sends its statements
      socket.write(Buffer.from([0x5a, 0, 0, 0, 5, 0x49]));
      socket.on("data", (bytes: Buffer) => received.push(bytes));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const url = (parameters = "", credentials = "concordat:s3cret@") =>
    `postgresql://${credentials}127.0.0.1:${port}/concordat${parameters}`;
  return { url, received: () => Buffer.concat(received).toString("latin1") };
};

const [ok, clear, md5] = [[0], [3], [5, 0x01020304]] as const;

describe("a database that somebody else answers for", () => {
  it.each([
    ["in clear text", clear, "it asks for the password in clear text, which is refused"],
    ["as an MD5 hash", md5, "it asks for the password as an MD5 hash, which is refused"],
    ["not at all", ok, "it lets us in without proving that it knows the password, which is refused"],
  ])("learns nothing of the password when it asks for it %s", async (_, words, sentence) => {
    const { url, received } = await impostor(...words);
    await expect(withConnection(url(), (client) => client.query("SELECT 'secret'"))).rejects.toThrow(sentence);
    const pool = new pg.Pool(connectionOf(url()).config);
    await expect(pool.query("SELECT 'secret'")).rejects.toThrow(sentence);
    await pool.end();
    expect(received()).toBe("");
  });

  it("is told the password where the address says so", async () => {
    const { url, received } = await impostor(...clear);
    const { config } = connectionOf(url("?require_auth=password,scram-sha-256"));
    const client = new pg.Client(config);
    client.on("error", () => undefined);
    const asked = new (config.Client as typeof pg.Client)(config);
    asked.on("error", () => undefined);
    void asked.connect().catch(() => undefined);
    await expect.poll(received).toContain("s3cret");
    await asked.end();
  });

  it("need not prove itself to those who have no password, such as by a socket that knows its users", async () => {
    const { url } = await impostor(...ok);
    const { config } = connectionOf(url("", "concordat@"));
    const client = new (config.Client as typeof pg.Client)(config);
    client.on("error", () => undefined);
    await client.connect();
    server?.close();
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  });

  it("may be asked for by known names only", () => {
    expect(() => connectionOf("postgresql://a:b@c/d?require_auth=gss")).toThrow(
      "require_auth in DATABASE_URL must be a list of scram-sha-256, md5, password, none.",
    );
  });
});

it("lets in a database that proves itself with SCRAM", async () => {
  const url = testRun("CONCORDAT_TEST_DATABASE_URL");
  expect(await withConnection(url, async (client) => (await client.query("SELECT 1 AS one")).rows)).toEqual([
    { one: 1 },
  ]);
});
