import { randomBytes } from "node:crypto";
import { createAccount, createAccountToken } from "../../../server/src/accounts/accounts.js";
import { createSendRequest } from "../../../server/src/outgoing/request.js";
import { doAllDue, doStorageWork } from "../../../server/src/test-kit/do-due-work.js";
import { stepwise } from "../../../server/src/test-kit/provisioning.js";
import { startTestCore, type TestCore } from "../../../server/src/testing/core.js";
import { issueOrchestratorToken } from "../../../server/src/ucloud/credentials.js";
import { createCallProvider } from "../../../server/src/ucloud/provider-calls/call-provider.js";
import { deliveryWork } from "../../../server/src/ucloud/provider-calls/delivery-work.js";
import {
  type StubProvider,
  startStubProvider,
} from "../../../server/src/ucloud/provider-calls/testing/stub-provider.js";
import { type Issuer, startIssuer } from "./issuer.js";

/** What a request brought back. */
export interface Answered {
  readonly status: number;
  readonly replayed: boolean;
  readonly body: never;
}

/** A server with a movable clock, and everything that expires by it. */
export interface ClockFixture {
  readonly core: TestCore;
  readonly issuer: Issuer;
  /** The provider that Core calls: registered as `example`. */
  readonly provider: StubProvider;
  /** Whether the provider answers with 503. */
  isFailing: boolean;
  /** The tokens of the welcomes that the provider has answered with 200. */
  readonly welcomed: readonly string[];
  /** The provider's refresh token. */
  readonly refreshToken: string;
  readonly bearers: { readonly account: string };
  now(): number;
  /** A new name. */
  fresh(): string;
  send(path: string, request?: { bearer?: string; body?: unknown; key?: string; method?: string }): Promise<Answered>;
  /** A bearer token of an administrator, valid now. */
  admin(): Promise<string>;
  /** Does all work that is due by a server's clock, once; by the fixture's clock unless given. */
  work(clock?: () => Date): Promise<void>;
  close(): Promise<void>;
}

export const startClockFixture = async (): Promise<ClockFixture> => {
  const issuer = await startIssuer();
  const provider = await startStubProvider();
  const core = await startTestCore({ ...stepwise, jwksUrl: issuer.url });
  const { context } = core;
  await createAccount(context, "ada", "password of ada");
  const { token } = await createAccountToken(context, "ada", "test");
  const admin = () => core.token("admin", "ADMIN");

  const send: ClockFixture["send"] = async (
    path,
    { bearer, body, key, method = body === undefined ? "GET" : "POST" } = {},
  ) => {
    const response = await fetch(core.url + path, {
      method,
      headers: {
        "content-type": "application/json",
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...(key !== undefined && { "idempotency-key": key }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    const replayed = response.headers.get("idempotency-replayed") === "true";
    return { status: response.status, replayed, body: (text === "" ? undefined : JSON.parse(text)) as never };
  };

  const specification = { id: "example", domain: "127.0.0.1", port: provider.port, https: false };
  const { body: made } = await send("/api/providers", { bearer: await admin(), body: { items: [specification] } });
  const [{ id }] = (made as { responses: [{ id: string }] }).responses;
  const { body: shown } = await send(`/api/providers/retrieve?id=${id}`, { bearer: await admin() });
  const { refreshToken } = shown as { refreshToken: string };

  const callProvider = createCallProvider(createSendRequest(context.configuration), (name) =>
    issueOrchestratorToken(context, name),
  );
  const welcomed: string[] = [];
  const fixture: ClockFixture = {
    isFailing: false,
    welcomed,
    core,
    issuer,
    provider,
    refreshToken,
    bearers: { account: token },
    now: () => context.clock().getTime(),
    fresh: () => `n${randomBytes(6).toString("hex")}`,
    send,
    admin,
    work: async (clock = context.clock) => {
      const server = { ...context, clock };
      await doStorageWork(server);
      await doAllDue(server, deliveryWork(server, callProvider));
    },
    close: async () => {
      await core.close();
      await provider.close();
      await issuer.close();
    },
  };
  provider.answer = (response, { body }) => {
    if (!fixture.isFailing) welcomed.push((body as { token: string }).token);
    response.writeHead(fixture.isFailing ? 503 : 200).end("{}");
  };
  return fixture;
};
