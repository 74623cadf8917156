// Runs the vendor's curl calls, as shell scripts, against a server of our own: `npx tsx examples/curl/run.ts`.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { startCore } from "../local-core/core.js";
import { inTime } from "../local-core/deadline.js";
import { readable } from "../local-core/narration.js";

type Json = Readonly<Record<string, unknown>>;

/** What an integration module is sent. */
interface Welcome {
  readonly contentType: string | undefined;
  readonly text: string;
}

/** As much of an integration module as a welcome needs: it keeps what comes, and answers `{}`. */
const startModule = async () => {
  const waiting: ((welcome: Welcome) => void)[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const isWelcome = request.method === "POST" && request.url === "/ucloud/example/integration/welcome";
    response.writeHead(isWelcome ? 200 : 404, { "content-type": "application/json" }).end("{}");
    const text = Buffer.concat(chunks).toString("utf8");
    if (isWelcome) waiting.shift()?.({ contentType: request.headers["content-type"], text });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  /** The next welcome from now on. */
  const nextWelcome = () => new Promise<Welcome>((resolve) => void waiting.push(resolve));
  return { port, nextWelcome, server };
};

/** Runs a script with the variables that it reads. @returns the JSON that it prints */
const run = async (script: string, variables: Readonly<Record<string, string>>, ...words: string[]): Promise<Json> => {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const env = { PATH: process.env["PATH"], ...variables };
  const { stdout } = await promisify(execFile)("bash", [file, ...words], { env });
  console.log(`\n${[script, ...words].join(" ")}\n  ${readable(stdout)}`);
  return JSON.parse(stdout) as Json;
};

/** The keys of an object in their order, and those of the objects in it: what the vendor's examples promise. */
const shapeOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).map(([key, member]) => [key, shapeOf(member)])
    : null;

const specificationShape = (specification: Json): unknown =>
  shapeOf({ ...specification, product: { id: "", category: "", provider: "ucloud_core" } });

const core = await startCore();
const integration = await startModule();
try {
  const host = core.url;
  const [admin, sysadmin] = [await core.token("admin", "ADMIN"), await core.token("sysadmin")];

  const address = { domain: "127.0.0.1", https: "false", port: String(integration.port) };
  const asked = await run("registration.sh", { host, accessToken: "", ...address }, "information");
  const token = String(asked["token"]);
  assert.deepEqual(asked, { type: "requires_signature", token });

  const signed = await run("registration.sh", { host, accessToken: sysadmin, token }, "sign");
  assert.deepEqual(signed, { type: "awaiting_admin_approval", token });

  const welcome = integration.nextWelcome();
  const approved = await run("registration.sh", { host, accessToken: admin, token }, "approve");
  const id = String(approved["id"]);
  assert.deepEqual(approved, { id });
  const sent = await inTime("The welcome of Core", welcome);
  console.log(`\nCore calls the module\n  ${readable(sent.text)}`);

  const provider = await run("registration.sh", { host, accessToken: sysadmin, id }, "retrieve");
  const { refreshToken, publicKey } = provider as Readonly<Record<string, string>>;
  assert.ok(refreshToken && publicKey);
  assert.deepEqual(JSON.parse(sent.text), { token, createdProvider: { refreshToken, publicKey } });
  const members = "id specification refreshToken publicKey createdAt status updates owner permissions";
  assert.deepEqual(Object.keys(provider), members.split(" "));

  // the same call from curl, with the Content-Type that only a patient server understands
  const copy = integration.nextWelcome();
  const moduleHost = `http://127.0.0.1:${integration.port}`;
  const variables = { host: moduleHost, accessToken: "", token, refreshToken, publicKey };
  assert.deepEqual(await run("registration.sh", variables, "welcome"), {});
  const copied = await inTime("The welcome of curl", copy);
  assert.equal(copied.contentType, "content-type: application/json; charset=utf-8");
  assert.deepEqual(JSON.parse(copied.text), JSON.parse(sent.text));

  const specification = await run("retrieve-specification.sh", { host, accessToken: admin, id });
  assert.deepEqual(specification, provider["specification"]);
  const expected = { id: "example", domain: "127.0.0.1", https: false, port: integration.port };
  assert.deepEqual(shapeOf(specification), specificationShape(expected));

  const refreshed = await run("provider-authentication.sh", { host, accessToken: "", refreshToken });
  const [access] = refreshed["responses"] as { accessToken: string }[];
  const [, claims = ""] = access?.accessToken.split(".") ?? [];
  const { sub, role } = JSON.parse(Buffer.from(claims, "base64url").toString("utf8"));
  assert.deepEqual([sub, role], ["#P_example", "PROVIDER"]);
  assert.deepEqual(shapeOf(refreshed), [["responses", null]]);

  // a script says no when the server does
  const refused = run("retrieve-specification.sh", { host, accessToken: "none", id });
  await assert.rejects(refused, { code: 22, stdout: /^\{"why":"Unauthorized: the bearer token is not a JWT/ });
  console.log("\nEvery script printed what the vendor's examples show.");
} finally {
  integration.server.close();
  integration.server.closeAllConnections();
  await core.close();
}
