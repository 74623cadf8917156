import { InvalidArgumentError } from "./errors/invalid-argument-error.js";
import type { Limits } from "./options.js";

/** The defaults of options that neither the call nor the client sets. */
export const defaultLimits = { maxRetries: 2, timeoutMs: 60_000, totalTimeoutMs: Infinity };

export type EffectiveLimits = Readonly<typeof defaultLimits>;

/** The limits of a call: its own, or else the client's. */
export const limitsOf = (own: Limits, client: EffectiveLimits, operation?: string): EffectiveLimits => {
  const limits = { ...client };
  for (const name of Object.keys(limits) as (keyof EffectiveLimits)[]) {
    const limit = own[name] ?? limits[name];
    if (!(limit > 0 || (limit === 0 && name === "maxRetries")))
      throw new InvalidArgumentError(`\`${name}\` must be a positive number`, { operation });
    limits[name] = limit;
  }
  return limits;
};
