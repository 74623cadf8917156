import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readConfiguration } from "../configuration.js";
import { withConnection } from "../database/connection.js";
import { type RunningServer, startServer } from "../start.js";
import { createIssueTestToken } from "../test-kit/test-context.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { type StubProvider, startStubProvider } from "./provider-calls/testing/stub-provider.js";

let database: TestDatabase;
let dataDir: string;
let server: RunningServer;
let module: StubProvider;
const masterKey = randomBytes(32).toString("base64");

/** All that was written to the log, and beside it. The log is a plain one, which hides nothing by itself. */
const written: string[] = [];
/** Every body and header of an error. */
const refusals: string[] = [];
const secrets = new Map<string, string>([["the master key", masterKey]]);
const keep = (what: string, secret: string): string => {
  expect(secret.length).toBeGreaterThan(30);
  secrets.set(`${what} ${secrets.size}`, secret);
  return secret;
};

beforeAll(async () => {
  for (const stream of [process.stderr, process.stdout]) {
    const write = stream.write.bind(stream) as (...parts: unknown[]) => boolean;
    vi.spyOn(stream, "write").mockImplementation((...parts: unknown[]) => {
      written.push(String(parts[0]));
      return write(...parts);
    });
  }
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "concordat-secrecy-"));
  module = await startStubProvider();
  const settings = { databaseUrl: database.url, dataDir, masterKey, allowPrivateAddresses: true };
  const log = pino({ level: "trace" }, { write: (line: string) => void written.push(line) });
  server = await startServer({ ...readConfiguration({ PORT: "0" }), ...settings, logLevel: "trace" }, { log });
});
afterAll(async () => {
  await server.close();
  await module.close();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const bearerOf = async (subject: string, role: "USER" | "ADMIN" | "SERVICE") =>
  keep(`a token of ${subject}`, await createIssueTestToken(server.context)(subject, role));

const send = async (method: string, path: string, bearer: string | undefined, body?: unknown) => {
  const headers: Record<string, string> = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(server.url + path, { method, headers, body: text ?? null });
  const answer = await response.text();
  if (!response.ok) refusals.push(`${JSON.stringify([...response.headers])} ${answer}`);
  return { status: response.status, body: JSON.parse(answer) };
};
const post = async (path: string, bearer: string | undefined, body: unknown) => {
  const answer = await send("POST", path, bearer, body);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.body;
};

/** A secret as it might stand in a text: as it is, or encoded once more. */
const formsOf = (secret: string): string[] => {
  const bytes = Buffer.from(secret, "utf8");
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), bytes.toString("base64")].concat(
    bytes.toString("hex"),
    // the part of a token that makes it one
    secret.startsWith("eyJ") ? [secret.split(".")[2] ?? secret] : [],
  );
};
const foundIn = (text: string): string[] =>
  [...secrets].filter(([, secret]) => formsOf(secret).some((form) => text.includes(form))).map(([what]) => what);

/** Every row of every table, as text. */
const dump = () =>
  withConnection(database.url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = current_schema()",
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`SELECT ${name}::text AS text FROM ${name}`);
      texts.push(...rows.map(({ text }) => text));
    }
    return texts.join("\n");
  });

/** Takes a table away for a while, so that whatever needs it fails. */
const without = async (table: string, work: () => Promise<void>) => {
  const rename = (from: string, to: string) =>
    withConnection(database.url, (client) => client.query(`ALTER TABLE ${from} RENAME TO ${to}`));
  await rename(table, `${table}_away`);
  await work();
  await rename(`${table}_away`, table);
};

const specification = () => ({ id: "example", domain: "127.0.0.1", https: false, port: module.port });

/** Information and signature. @returns the token that waits for approval */
const signed = async (name: string, owner: string): Promise<string> => {
  const information = { type: "information", specification: { ...specification(), id: name } };
  const { token } = await post("/api/providers/requestApproval", undefined, information);
  await post("/api/providers/requestApproval", owner, { type: "sign", token });
  return keep("an approval token", token);
};

describe("secrets", () => {
  it("appear in no log, no refusal and no row, from the registration of a provider to the renewal of its keys", async () => {
    const [owner, admin] = [await bearerOf("sysadmin", "USER"), await bearerOf("admin", "ADMIN")];
    const service = await bearerOf("_accounting", "SERVICE");

    // the first welcome fails, so that its failure is told
    const accept = module.answer;
    module.answer = (response) => void response.writeHead(500).end(JSON.stringify(module.calls.at(-1)?.body));
    const approvalToken = await signed("example", owner);
    expect(foundIn(await dump())).toEqual([]);
    const { id } = await post("/api/providers/approve", admin, { token: approvalToken });
    await vi.waitFor(() => expect(module.calls).toHaveLength(1), { timeout: 10_000 });
    const welcome = module.calls[0]?.body as { createdProvider: { refreshToken: string } };
    const refreshToken = keep("a refresh token", welcome.createdProvider.refreshToken);
    expect(foundIn(await dump())).toEqual([]);
    module.answer = accept;

    const refreshed = await post("/auth/providers/refresh", undefined, { items: [{ refreshToken }] });
    const accessToken = keep("a provider's access token", refreshed.responses[0].accessToken);
    expect((await send("GET", "/api/providers/browse", accessToken)).status).toBe(403);
    const asked = await post("/auth/providers/refreshAsOrchestrator", service, { items: [{ providerId: "example" }] });
    keep("an orchestrator's token", asked.responses[0].accessToken);
    keep("a private key", (await post("/auth/providers/generateKeyPair", service, {})).privateKey);
    await post("/api/providers/renewToken", owner, { items: [{ id }] });
    const { body: provider } = await send("GET", `/api/providers/retrieve?id=${id}`, owner);
    const renewed = keep("a refresh token", provider.refreshToken);
    expect(renewed).not.toBe(refreshToken);
    const { responses: registered } = await post("/auth/providers", service, { items: [{ id: "second" }] });
    keep("a claim token", registered[0].claimToken);
    const { responses: claimed } = await post("/auth/providers/claim", service, { items: registered });
    keep("a refresh token", claimed[0].refreshToken);
    const { responses: replaced } = await post("/auth/providers/renew", service, { items: [{ id: "second" }] });
    keep("a refresh token", replaced[0].refreshToken);
    const project = provider.owner.project as string;
    await fetch(`${server.url}/api/providers/init`, {
      method: "POST",
      headers: { authorization: `Bearer ${owner}`, project },
    });
    await vi.waitFor(() => expect(module.calls.some(({ path }) => path?.endsWith("/init"))).toBe(true), {
      timeout: 10_000,
    });
    const called = module.calls.find(({ path }) => path?.endsWith("/init"))?.headers.authorization ?? "";
    keep("the token of a call", called.slice("Bearer ".length));

    // whatever can be refused, with secrets where they do not belong
    const misplaced: [string, string, string | undefined, unknown?][] = [
      ["POST", "/auth/providers/refresh", undefined, { items: [{ refreshToken }] }],
      ["POST", "/auth/providers/refresh", undefined, `{"items":[{"refreshToken":"${renewed}"`],
      ["POST", "/auth/providers/refresh", undefined, { items: [{ refreshToken: [renewed] }] }],
      ["POST", "/auth/providers/refresh", undefined, { items: { [renewed]: renewed } }],
      ["POST", "/auth/providers/claim", service, { items: [{ claimToken: renewed }] }],
      ["POST", "/api/providers/approve", admin, { token: approvalToken }],
      ["POST", "/api/providers/requestApproval", owner, { type: "sign", token: approvalToken }],
      ["POST", "/api/providers/requestApproval", owner, { type: approvalToken, token: approvalToken }],
      ["POST", "/api/providers", admin, { items: [{ ...specification(), domain: `${renewed}/` }] }],
      ["GET", `/api/providers/retrieve?id=${renewed}`, owner],
      ["GET", `/api/providers/browse?next=${renewed}&sortDirection=${renewed}`, owner],
      ["GET", `/api/providers/retrieveSpecification?id=${renewed}`, admin],
      ["GET", "/api/providers/browse", `${owner}x`],
      ["GET", "/api/providers/browse", renewed],
      ["PUT", "/api/providers/browse", owner, { refreshToken: renewed }],
    ];
    for (const [method, path, bearer, body] of misplaced) {
      const { status } = await send(method, path, bearer, body);
      expect([path, Math.floor(status / 100)]).toEqual([path, 4]);
    }

    // whatever can break
    const waiting = await signed("third", owner);
    const expectFailure = async (path: string, bearer: string | undefined, body: unknown) =>
      expect([path, (await send("POST", path, bearer, body)).status]).toEqual([path, 500]);
    await without("deliveries", () => expectFailure("/api/providers/approve", admin, { token: waiting }));
    await without("auth_providers", async () => {
      await expectFailure("/auth/providers/refresh", undefined, { items: [{ refreshToken: renewed }] });
      await expectFailure("/api/providers", admin, { items: [{ ...specification(), id: "fourth" }] });
      await expectFailure("/auth/providers/claim", service, { items: registered });
    });
    await without("approval_requests", async () => {
      await expectFailure("/api/providers/requestApproval", owner, { type: "sign", token: waiting });
    });
    await server.context.prisma.authProvider.update({
      where: { name: "second" },
      data: { privateKeySealed: randomBytes(64) },
    });
    const lost = { items: [{ refreshToken: replaced[0].refreshToken }] };
    await expectFailure("/auth/providers/refresh", undefined, lost);

    expect(secrets.size).toBeGreaterThan(12);
    const log = written.join("\n");
    expect(log.match(/request failed/g)).toHaveLength(6);
    expect(log).toContain("a scheduled call failed and will be made again");
    expect(foundIn(log)).toEqual([]);
    expect(refusals.length).toBeGreaterThan(misplaced.length);
    expect(foundIn(refusals.join("\n"))).toEqual([]);
    expect(foundIn(await dump())).toEqual([]);
  });
});
