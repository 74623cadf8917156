import { InvalidArgumentError } from "../core/errors/invalid-argument-error.js";
import type { IntegrationProviderWelcomeRequest } from "../generated/models.js";
import { CallRefusedError } from "./call-refused-error.js";
import { checkedKeys, type KeyRing } from "./key-ring.js";
import { isSameSecret, markOf } from "./secrets.js";

const usable = async (keys: IntegrationProviderWelcomeRequest["createdProvider"]) => {
  try {
    return await checkedKeys(keys);
  } catch (cause) {
    if (cause instanceof InvalidArgumentError) throw new CallRefusedError(cause.message, { status: 400, cause });
    throw cause;
  }
};

/**
 * Stores the keys of a welcome, if Core sends the token of the registration. Core repeats a welcome without a response: the same
 * welcome changes nothing, even if the keys were renewed in the meantime.
 *
 * @returns whether keys were stored
 */
export const takeWelcome = async (
  ring: KeyRing,
  { token, createdProvider }: IntegrationProviderWelcomeRequest,
): Promise<boolean> => {
  const mark = await markOf(token, createdProvider.refreshToken, createdProvider.publicKey);
  let isNew = false;
  await ring.update(async (stored) => {
    if (stored.pending !== undefined && (await isSameSecret(stored.pending.token, token))) {
      const keys = await usable(createdProvider);
      isNew = true;
      return { keys, welcome: mark };
    }
    if (stored.welcome !== undefined && (await isSameSecret(stored.welcome, mark))) return stored;
    throw new CallRefusedError("The token is not the one that this provider got from Core", { status: 403 });
  });
  return isNew;
};
