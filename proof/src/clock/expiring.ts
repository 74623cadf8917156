import { idempotencyKeyLifetimeSeconds } from "@concordat/contract";
import { approvalLifetimeMs, tokenLifetimeSeconds } from "@concordat/contract/ucloud";
import { decodeJwt } from "jose";
import { clockToleranceMs } from "../../../server/src/clock-tolerance.js";
import { forgetExpired } from "../../../server/src/idempotency/forget.js";
import type { ClockFixture } from "./fixture.js";

/** Something that is valid for some time by the server's clock. */
export interface Expiring {
  /** The time from which it must be valid, in milliseconds since 1970. */
  readonly from: number;
  /** The time from which it must not be valid. */
  readonly until: number;
  /** The server may remove it once it has expired, and then it stays away when the clock goes back. */
  readonly forgettable?: boolean;
  /** Checking it uses it up, if it is valid. */
  readonly onlyOnce?: boolean;
  /** Whether it is valid. @throws Error when the answer is neither yes nor no */
  counts(): Promise<boolean>;
}

/** Creates something of a kind; undefined where others decide whether it is valid. */
export type MakeExpiring = (fixture: ClockFixture) => Promise<Expiring | undefined>;

const yesOrNo = (status: number, yes: number, no: number): boolean => {
  if (status !== yes && status !== no) throw new Error(`${status} instead of ${yes} or ${no}`);
  return status === yes;
};

/** A bearer token is valid from its issue, less the tolerance between clocks, until it expires. */
const bearer = (fixture: ClockFixture, token: string, known: number): Expiring => {
  const { iat = 0, exp = 0 } = decodeJwt(token);
  return {
    from: iat * 1000 - clockToleranceMs,
    until: exp * 1000,
    counts: async () => yesOrNo((await fixture.send("/api/providers/browse", { bearer: token })).status, known, 401),
  };
};

const secondsNow = (fixture: ClockFixture) => Math.floor(fixture.now() / 1000);

const refreshedBy = async (fixture: ClockFixture): Promise<string> => {
  const body = { items: [{ refreshToken: fixture.refreshToken }] };
  const { body: refreshed } = await fixture.send("/auth/providers/refresh", { body });
  return (refreshed as { responses: [{ accessToken: string }] }).responses[0].accessToken;
};

const askApproval = async (fixture: ClockFixture): Promise<string> => {
  const specification = { id: fixture.fresh(), domain: "asking.example.com", https: true };
  const body = { type: "information", specification };
  const asked = await fixture.send("/api/providers/requestApproval", { body });
  return (asked.body as { token: string }).token;
};

const sign = async (fixture: ClockFixture, token: string) => {
  const body = { type: "sign", token };
  return fixture.send("/api/providers/requestApproval", { bearer: await fixture.core.token("ada", "USER"), body });
};

const forApproval = (fixture: ClockFixture, counts: () => Promise<boolean>): Expiring => ({
  from: Number.NEGATIVE_INFINITY,
  until: fixture.now() + approvalLifetimeMs,
  forgettable: true,
  onlyOnce: true,
  counts,
});

/** A token that Core issues is valid from now on, for as long as the contract says. */
const checkTimes = (fixture: ClockFixture, token: string, lifetimeSeconds: number): void => {
  const { iat, exp } = decodeJwt(token);
  const issued = secondsNow(fixture);
  if (iat !== issued || exp !== issued + lifetimeSeconds)
    throw new Error(`issued at ${iat} until ${exp} instead of ${issued}`);
};

/** Every kind of thing that expires by the server's clock. */
export const kinds: Readonly<Record<string, MakeExpiring>> = {
  "a user's token, signed by Core": async (fixture) => {
    const token = await fixture.core.token("ada", "USER");
    checkTimes(fixture, token, tokenLifetimeSeconds.user);
    return bearer(fixture, token, 200);
  },

  "a user's token of an external issuer": async (fixture) => {
    const issued = secondsNow(fixture);
    const claims = { sub: "ada", role: "USER", aud: "all:write", iss: "cloud.sdu.dk", iat: issued, exp: issued + 300 };
    return bearer(fixture, await fixture.issuer.sign(claims), 200);
  },

  // known, but no user
  "a provider's access token": async (fixture) => {
    const token = await refreshedBy(fixture);
    checkTimes(fixture, token, tokenLifetimeSeconds.provider);
    return bearer(fixture, token, 403);
  },

  "a token with which Core calls a provider": async (fixture) => {
    const body = { items: [{ providerId: "example" }] };
    const issued = await fixture.send("/auth/providers/refreshAsOrchestrator", { bearer: await fixture.admin(), body });
    const token = (issued.body as { responses: [{ accessToken: string }] }).responses[0].accessToken;
    checkTimes(fixture, token, tokenLifetimeSeconds.orchestrator);
    return undefined;
  },

  "a token for signing": async (fixture) => {
    const token = await askApproval(fixture);
    return forApproval(fixture, async () => yesOrNo((await sign(fixture, token)).status, 200, 400));
  },

  "a signed token for approval": async (fixture) => {
    const token = await askApproval(fixture);
    const expiring = forApproval(fixture, async () => {
      const answer = await fixture.send("/api/providers/approve", { bearer: await fixture.admin(), body: { token } });
      return yesOrNo(answer.status, 200, 400);
    });
    await sign(fixture, token);
    return expiring;
  },

  "the answer to a request with a key": async (fixture) => {
    const [key, name] = [fixture.fresh(), fixture.fresh()];
    const ask = () =>
      fixture.send("/1.3/object-storage-2", {
        bearer: fixture.bearers.account,
        key,
        body: { name, region: "europe-1", configured_status: "started", networks: [] },
      });
    const expiring = { from: Number.NEGATIVE_INFINITY, until: fixture.now() + idempotencyKeyLifetimeSeconds * 1000 };
    const first = await ask();
    if (first.status !== 201) throw new Error(`${first.status} instead of 201`);
    return {
      ...expiring,
      forgettable: true,
      counts: async () => {
        await forgetExpired(fixture.core.context);
        const again = await ask();
        // the name is taken by the first one
        return again.replayed && again.status === 201 ? true : !yesOrNo(again.status, 400, 400);
      },
    };
  },
};
