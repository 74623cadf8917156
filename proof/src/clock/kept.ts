import { idempotencyKeyLifetimeSeconds } from "@concordat/contract";
import { approvalLifetimeMs, tokenLifetimeSeconds } from "@concordat/contract/ucloud";
import { decodeJwt } from "jose";
import { clockToleranceMs } from "../../../server/src/clock-tolerance.js";
import { forgetExpired } from "../../../server/src/idempotency/forget.js";
import type { Ground } from "./ground.js";

/** Something that counts for some time, by the server's clock. */
export interface Kept {
  /** From when on it must count, in milliseconds since 1970. */
  readonly from: number;
  /** From when on it must not count any more. */
  readonly until: number;
  /** The server may remove it once it has expired, so that it need not come back with the clock. */
  readonly forgettable?: boolean;
  /** Looking uses it up, if it still counts. */
  readonly onlyOnce?: boolean;
  /** Whether it counts. @throws when the answer is neither yes nor no */
  counts(): Promise<boolean>;
}

/** Makes something of a kind, now; undefined where it is for others to say whether it counts. */
export type MakeKept = (ground: Ground) => Promise<Kept | undefined>;

const yesOrNo = (status: number, yes: number, no: number): boolean => {
  if (status !== yes && status !== no) throw new Error(`${status} instead of ${yes} or ${no}`);
  return status === yes;
};

/** A bearer token counts from when it was issued, less what clocks may differ, until it expires. */
const bearer = (ground: Ground, token: string, known: number): Kept => {
  const { iat = 0, exp = 0 } = decodeJwt(token);
  return {
    from: iat * 1000 - clockToleranceMs,
    until: exp * 1000,
    counts: async () => yesOrNo((await ground.send("/api/providers/browse", { bearer: token })).status, known, 401),
  };
};

const secondsNow = (ground: Ground) => Math.floor(ground.now() / 1000);

const refreshedBy = async (ground: Ground): Promise<string> => {
  const body = { items: [{ refreshToken: ground.refreshToken }] };
  const { body: refreshed } = await ground.send("/auth/providers/refresh", { body });
  return (refreshed as { responses: [{ accessToken: string }] }).responses[0].accessToken;
};

const askApproval = async (ground: Ground): Promise<string> => {
  const specification = { id: ground.fresh(), domain: "asking.example.com", https: true };
  const body = { type: "information", specification };
  const asked = await ground.send("/api/providers/requestApproval", { body });
  return (asked.body as { token: string }).token;
};

const sign = async (ground: Ground, token: string) => {
  const body = { type: "sign", token };
  return ground.send("/api/providers/requestApproval", { bearer: await ground.core.token("ada", "USER"), body });
};

const forApproval = (ground: Ground, counts: () => Promise<boolean>): Kept => ({
  from: Number.NEGATIVE_INFINITY,
  until: ground.now() + approvalLifetimeMs,
  forgettable: true,
  onlyOnce: true,
  counts,
});

/** A token that Core issues in answer to a request lives from now on, for as long as the contract says. */
const checkTimes = (ground: Ground, token: string, lifetimeSeconds: number): void => {
  const { iat, exp } = decodeJwt(token);
  const issued = secondsNow(ground);
  if (iat !== issued || exp !== issued + lifetimeSeconds)
    throw new Error(`issued at ${iat} until ${exp} instead of ${issued}`);
};

/** Every kind of thing whose life the server's clock decides. */
export const kinds: Readonly<Record<string, MakeKept>> = {
  "a user's token, signed by Core": async (ground) => {
    const token = await ground.core.token("ada", "USER");
    checkTimes(ground, token, tokenLifetimeSeconds.user);
    return bearer(ground, token, 200);
  },

  "a user's token of an external issuer": async (ground) => {
    const issued = secondsNow(ground);
    const claims = { sub: "ada", role: "USER", aud: "all:write", iss: "cloud.sdu.dk", iat: issued, exp: issued + 300 };
    return bearer(ground, await ground.issuer.sign(claims), 200);
  },

  // known, but no user
  "a provider's access token": async (ground) => {
    const token = await refreshedBy(ground);
    checkTimes(ground, token, tokenLifetimeSeconds.provider);
    return bearer(ground, token, 403);
  },

  "a token with which Core calls a provider": async (ground) => {
    const body = { items: [{ providerId: "example" }] };
    const issued = await ground.send("/auth/providers/refreshAsOrchestrator", { bearer: await ground.admin(), body });
    const token = (issued.body as { responses: [{ accessToken: string }] }).responses[0].accessToken;
    checkTimes(ground, token, tokenLifetimeSeconds.orchestrator);
    return undefined;
  },

  "a token for signing": async (ground) => {
    const token = await askApproval(ground);
    return forApproval(ground, async () => yesOrNo((await sign(ground, token)).status, 200, 400));
  },

  "a signed token for approval": async (ground) => {
    const token = await askApproval(ground);
    const kept = forApproval(ground, async () => {
      const answer = await ground.send("/api/providers/approve", { bearer: await ground.admin(), body: { token } });
      return yesOrNo(answer.status, 200, 400);
    });
    await sign(ground, token);
    return kept;
  },

  "the answer to a request with a key": async (ground) => {
    const [key, name] = [ground.fresh(), ground.fresh()];
    const ask = () =>
      ground.send("/1.3/object-storage-2", {
        bearer: ground.bearers.account,
        key,
        body: { name, region: "europe-1", configured_status: "started", networks: [] },
      });
    const kept = { from: Number.NEGATIVE_INFINITY, until: ground.now() + idempotencyKeyLifetimeSeconds * 1000 };
    const first = await ask();
    if (first.status !== 201) throw new Error(`${first.status} instead of 201`);
    return {
      ...kept,
      forgettable: true,
      counts: async () => {
        await forgetExpired(ground.core.context);
        const again = await ask();
        // the name is taken by the first one
        return again.replayed && again.status === 201 ? true : !yesOrNo(again.status, 400, 400);
      },
    };
  },
};
