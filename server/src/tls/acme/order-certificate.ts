import { setTimeout as delay } from "node:timers/promises";
import type { Challenges } from "./challenges.js";

/** A certificate as an authority has issued it. */
export interface OrderedCertificate {
  /** It and those above it, as PEM. */
  readonly chain: string;
  /** As PEM. */
  readonly key: string;
  readonly notAfter: Date;
}

export interface OrderOptions {
  /** URL of the authority's directory. */
  readonly directory: string;
  /** Of the account with the authority, as PEM. */
  readonly accountKey: string;
  readonly email: string | undefined;
  readonly challenges: Challenges;
  readonly clock: () => Date;
  readonly signal: AbortSignal;
}

/** An order takes seconds. One that takes longer than this is given up, and begun anew later. */
export const longestOrderMs = 3 * 60_000;

const orderTooLong = (signal: AbortSignal): Promise<never> =>
  delay(longestOrderMs, undefined, { signal, ref: false }).then(
    () => Promise.reject(new Error("The authority has not issued the certificate in time.")),
    () => Promise.reject(new Error("The server stops.")),
  );

/**
 * Orders a certificate for a host name by HTTP-01.
 *
 * @param name a host name, no wildcard: these cannot be shown to lead here over HTTP
 * @throws Error with the authority's reason
 */
export const orderCertificate = async (name: string, options: OrderOptions): Promise<OrderedCertificate> => {
  const { directory, accountKey, email, challenges, clock, signal } = options;
  const { Client, crypto } = await import("acme-client");
  const backoff = { backoffAttempts: 12, backoffMin: 500, backoffMax: 10_000 };
  const client = new Client({ directoryUrl: directory, accountKey, ...backoff });
  const [key, csr] = await crypto.createCsr(
    { commonName: name, altNames: [name] },
    await crypto.createPrivateEcdsaKey(),
  );
  const ordering = client.auto({
    csr,
    termsOfServiceAgreed: true,
    ...(email !== undefined && { email }),
    challengePriority: ["http-01"],
    // only the authority sees the name as the world does
    skipChallengeVerification: true,
    challengeCreateFn: (_authorization, { token }, keyAuthorization) =>
      challenges.put(token, keyAuthorization, clock()),
    challengeRemoveFn: (_authorization, { token }) => challenges.remove(token),
  });
  // what goes on after it was given up is nobody's
  ordering.catch(() => undefined);
  const done = new AbortController();
  try {
    const chain = await Promise.race([ordering, orderTooLong(AbortSignal.any([signal, done.signal]))]);
    return { chain, key: key.toString(), notAfter: crypto.readCertificateInfo(chain).notAfter };
  } finally {
    done.abort();
  }
};
