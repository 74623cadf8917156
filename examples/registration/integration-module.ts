// The integration module of a provider: a program of its own beside Core, with a small HTTP server that Core calls.
// Without credentials it asks Core for registration; with them it goes to work at once.
import { createHash, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import {
  Concordat,
  type IntegrationProviderInitRequest,
  type IntegrationProviderWelcomeRequest,
  integrationProviderRoutes,
  providerRefresh,
} from "@concordat/sdk";
import { decodeJwt } from "jose";
import { narrated, tellExchange } from "../local-core/narration.js";
import { type ProviderCredentials, readCredentials, storeCredentials } from "./credentials-file.js";
import type { ModuleEvent } from "./module-events.js";
import { verifyCore, verifyOffer } from "./verify-core.js";

const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
};
const name = setting("PROVIDER_NAME");
const coreUrl = setting("CORE_URL");
const issuer = setting("CORE_ISSUER");
const credentialsFile = setting("CREDENTIALS_FILE");

const tell = (event: ModuleEvent): void => {
  process.send?.(event);
};
const fetch = narrated(`Provider ${name}`, (text) => tell({ event: "exchanged", text }));

let credentials = await readCredentials(credentialsFile);
/** What a welcome must bring, beside keys that Core knows; used once. */
let approvalToken: string | undefined;

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
/** Compares secrets in a time that tells nothing about them. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/** Proves that we are the provider: an access token from the refresh token, then the same call with and without it. */
const authenticate = async ({ refreshToken }: ProviderCredentials): Promise<void> => {
  const anonymous = new Concordat({ baseUrl: coreUrl, fetch });
  const { responses } = await anonymous.authProviders.refresh({ items: [{ refreshToken }] });
  const { sub = "", role, iat = 0, exp = 0 } = decodeJwt(responses[0]?.accessToken ?? "");

  const provider = new Concordat({ baseUrl: coreUrl, fetch, credentials: providerRefresh({ refreshToken }) });
  const withToken = await provider.providers.browse().raw();
  const without = await anonymous.providers.browse().raw();
  tell({
    event: "authenticated",
    subject: sub,
    role: String(role),
    lifetimeSeconds: exp - iat,
    statusWithToken: withToken.status,
    statusWithout: without.status,
  });
};

/** Verifies that Core has made keys for us: it answers to the refresh token, with a token that belongs to the public key. */
const verifyAtCore = async ({ refreshToken, publicKey }: ProviderCredentials): Promise<void> => {
  const core = new Concordat({ baseUrl: coreUrl, fetch });
  const { responses } = await core.authProviders.refresh({ items: [{ refreshToken }] });
  await verifyOffer(responses[0]?.accessToken ?? "", { publicKey, issuer, provider: name });
};

class Refusal extends Error {
  constructor(
    readonly status: number,
    why: string,
  ) {
    super(why);
  }
}

/** Does what Core asks. @returns what happened, to be told once Core has its answer */
type Handler<Body> = (body: Partial<Body>, request: IncomingMessage) => Promise<ModuleEvent>;

const welcome: Handler<IntegrationProviderWelcomeRequest> = async (body) => {
  const { token, createdProvider } = body;
  if (typeof token !== "string" || approvalToken === undefined || !isSame(token, approvalToken))
    throw new Refusal(403, "the token is not the one that we were given");
  if (typeof createdProvider?.refreshToken !== "string" || typeof createdProvider.publicKey !== "string")
    throw new Refusal(400, "createdProvider must have a refreshToken and a publicKey");
  // the token has been seen by people, and proves nothing by itself: Core must know the keys
  await verifyAtCore(createdProvider).catch((cause: Error) => {
    throw new Refusal(403, `the keys are not those that Core has made for us: ${cause.message}`);
  });
  await storeCredentials(credentialsFile, createdProvider);
  credentials = createdProvider;
  approvalToken = undefined;
  return { event: "welcomed" };
};

const init: Handler<IntegrationProviderInitRequest> = async (body, request) => {
  if (credentials === undefined) throw new Refusal(503, "we are not registered yet");
  const core = await verifyCore(request.headers.authorization, credentials.publicKey, issuer).catch((cause: Error) => {
    throw new Refusal(401, cause.message);
  });
  if (typeof body.username !== "string") throw new Refusal(400, "username must be a string");
  const onBehalfOf = Buffer.from(String(request.headers["ucloud-username"]), "base64").toString("utf8");
  const { username } = body;
  return { event: "initialized", username, onBehalfOf, coreSubject: core.subject, coreRole: core.role };
};

const { welcomeRoute, initRoute } = integrationProviderRoutes;
const pathOf = (path: string): string => path.replace(":providerId", name);
const handlers = new Map<string, Handler<object>>([
  [`${welcomeRoute.method} ${pathOf(welcomeRoute.path)}`, welcome],
  [`${initRoute.method} ${pathOf(initRoute.path)}`, init],
]);

const longestBody = 64 * 1024;

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) throw new Refusal(413, "the body is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
};

const parseObject = (text: string): object => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // told below, like any other body that is no object
  }
  throw new Refusal(400, "the body is not a JSON object");
};

const server = createServer(async (request, response) => {
  const { method = "", url: path = "" } = request;
  let answer = { status: 200, body: "{}" };
  let text = "";
  let happened: ModuleEvent;
  try {
    const handle = handlers.get(`${method} ${path}`);
    if (!handle) throw new Refusal(404, "there is no such call");
    text = await readBody(request);
    happened = await handle(parseObject(text), request);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const status = error instanceof Refusal ? error.status : 500;
    answer = { status, body: JSON.stringify({ why, errorCode: null }) };
    happened = { event: "refused", path, why };
  }
  const { authorization } = request.headers;
  const called = { method, url: `http://localhost${path}`, authorization, body: text };
  response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
  await once(response, "close");
  tell({ event: "exchanged", text: tellExchange(`Caller of the provider ${name}`, called, answer) });
  tell(happened);
  if (happened.event === "welcomed" && credentials) await authenticate(credentials);
});

/** First step of the protocol: says who we are, and gets the token that a person is to sign. */
const askForRegistration = async (port: number): Promise<void> => {
  const core = new Concordat({ baseUrl: coreUrl, fetch });
  const specification = { id: name, domain: "127.0.0.1", https: false, port };
  const response = await core.providers.requestApproval({ type: "information", specification });
  switch (response.type) {
    case "requires_signature":
      approvalToken = response.token;
      tell({ event: "needs-signature", token: response.token });
      break;
    case "awaiting_admin_approval":
      throw new Error("Core takes our request for one that was signed already.");
  }
};

// whoever started us is gone
process.once("disconnect", () => process.exit(0));
server.listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
tell({ event: "listening", port });
await (credentials ? authenticate(credentials) : askForRegistration(port));
