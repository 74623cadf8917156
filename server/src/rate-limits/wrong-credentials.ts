import { RateLimiterRes } from "rate-limiter-flexible";
import { readAuthorization, readBasicCredentials } from "../accounts/authorization-header.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import type { ServerCall } from "../http/server-call.js";
import { createLimiter, type Limiter, limitSeconds } from "./limiter.js";
import type { RateLimits } from "./limits.js";
import { networkOf } from "./network-of.js";
import { createRecent, type Recent } from "./recent.js";

/** So many networks and accounts with wrong credentials are remembered; beyond it the oldest are forgotten. */
const mostRemembered = 10_000;

/** Longer names belong to no account, and are counted together with those that begin alike. */
const longestName = 64;

/** So many times as many wrong passwords are allowed for an account, over all networks, as from one network. */
const networksPerAccount = 10;

/** Who sent credentials, as far as it can be known before they are checked. */
interface Sender {
  readonly network: string;
  /** The name of the account whose password is sent. */
  readonly account: string | undefined;
}

const senderOf = (call: ServerCall): Sender => {
  const read = readAuthorization(call.header("authorization"));
  const basic = read?.scheme === "basic" ? readBasicCredentials(read.credentials) : undefined;
  return {
    network: networkOf(call.request.ip ?? ""),
    account: basic?.username.slice(0, longestName).toWellFormed(),
  };
};

/** What a server remembers, whichever of its APIs was called. */
interface Memory {
  /** Networks and accounts of which it knows wrong credentials: all others cost no look at the database. */
  readonly suspects: Recent;
  /** Accounts, and networks from which their passwords were right. */
  readonly owners: Recent;
}

const memories = new WeakMap<PrismaClient, Memory>();

const memoryOf = (prisma: PrismaClient): Memory => {
  const known = memories.get(prisma) ?? {
    suspects: createRecent(limitSeconds * 1000, mostRemembered),
    owners: createRecent(Number.POSITIVE_INFINITY, mostRemembered),
  };
  memories.set(prisma, known);
  return known;
};

/** Something by which wrong credentials are counted. */
interface Counted {
  readonly limiter: Limiter;
  readonly key: string;
}

type WrongCredentials = Pick<RateLimits, "beforeCredentials" | "wrongCredentials" | "guess">;

/**
 * Makes the limit of wrong credentials. Tokens cannot be guessed, so they are checked first and counted if they were wrong.
 * Passwords can, so a guess is counted before it is compared.
 *
 * The count of an account turns away whoever comes with a password of it, but for networks from which its password was right since the
 * server started: who guesses at a password must not lock its owner out.
 *
 * @param perNetwork how many may come from a network in a minute
 * @param refuse makes the refusal of who comes too often
 */
export const limitWrongCredentials = (
  prisma: PrismaClient,
  perNetwork: number,
  refuse: (state: RateLimiterRes) => Error,
): WrongCredentials => {
  const { suspects, owners } = memoryOf(prisma);
  const networks = createLimiter(prisma, "wrong_credentials", perNetwork, false);
  const accounts = createLimiter(prisma, "wrong_passwords", perNetwork * networksPerAccount, false);
  const counted = new WeakSet<ServerCall>();
  const ownership = ({ network, account }: Sender): string => `${network} ${account}`;

  const countsOf = (sender: Sender): readonly Counted[] => {
    const { network, account } = sender;
    const ofNetwork = { limiter: networks, key: network };
    return account === undefined || owners.has(ownership(sender))
      ? [ofNetwork]
      : [ofNetwork, { limiter: accounts, key: account }];
  };

  const suspectOf = ({ limiter, key }: Counted): string => `${limiter.kind} ${key}`;

  const count = (one: Counted): Promise<RateLimiterRes> => {
    suspects.add(suspectOf(one));
    return one.limiter.consume(one.key);
  };

  /** @throws the reason, if that is not that none is left */
  const refusalOf = (reason: unknown): Error => {
    if (reason instanceof RateLimiterRes) return refuse(reason);
    throw reason;
  };

  return {
    async beforeCredentials(call) {
      if (call.header("authorization") === undefined) return;
      for (const one of countsOf(senderOf(call))) {
        const state = suspects.has(suspectOf(one)) ? await one.limiter.get(one.key) : null;
        if (state && state.consumedPoints >= one.limiter.points) throw refuse(state);
      }
    },

    async wrongCredentials(call) {
      if (call.header("authorization") === undefined || counted.has(call)) return;
      for (const one of countsOf(senderOf(call))) {
        // the one that is too many is answered like those before it: the next one is not looked at any more
        await count(one).catch(refusalOf);
      }
    },

    async guess(call) {
      const sender = senderOf(call);
      const taken: Counted[] = [];
      const takeBack = async (): Promise<void> => {
        for (const { limiter, key } of taken) await limiter.reward(key);
      };
      for (const one of countsOf(sender)) {
        const refusal = await count(one).then(() => undefined, refusalOf);
        taken.push(one);
        if (refusal === undefined) continue;
        await takeBack();
        throw refusal;
      }
      counted.add(call);
      return async (outcome) => {
        if (outcome === "wrong") return;
        counted.delete(call);
        if (outcome === "right") owners.add(ownership(sender));
        await takeBack();
      };
    },
  };
};
