import { InvalidArgumentError } from "../core/errors/invalid-argument-error.js";
import type { IntegrationProviderWelcomeRequest } from "../generated/models.js";
import { CallRefusedError } from "./call-refused-error.js";
import { checkedKeys, type KeyRing } from "./key-ring.js";
import type { PendingApproval, ProviderKeys, StoredKeys } from "./key-store.js";
import { isSameSecret, markOf } from "./secrets.js";

const usable = async (keys: IntegrationProviderWelcomeRequest["createdProvider"]) => {
  try {
    return await checkedKeys(keys);
  } catch (cause) {
    if (cause instanceof InvalidArgumentError) throw new CallRefusedError(cause.message, { status: 400, cause });
    throw cause;
  }
};

const unexpected = () =>
  new CallRefusedError("The token is not the one that this provider got from Core", { status: 403 });

/**
 * Stores the keys of a welcome, if it brings the token of the registration, and if they are verified. The token alone is worth
 * nothing: it is shown to people, and stands in an address. Core repeats a welcome without a response: the same welcome changes
 * nothing, even if the keys were renewed in the meantime.
 *
 * @param verify refuses keys that Core has not made for this provider
 * @returns whether keys were stored
 */
export const takeWelcome = async (
  ring: KeyRing,
  { token, createdProvider }: IntegrationProviderWelcomeRequest,
  verify: (keys: ProviderKeys, pending: PendingApproval) => Promise<void>,
): Promise<boolean> => {
  const mark = await markOf(token, createdProvider.refreshToken, createdProvider.publicKey);
  const isRepeated = async ({ welcome }: StoredKeys) => welcome !== undefined && (await isSameSecret(welcome, mark));
  const answered = async ({ pending }: StoredKeys) =>
    pending !== undefined && (await isSameSecret(pending.token, token)) ? pending : undefined;

  const before = await ring.load();
  const pending = await answered(before);
  if (pending === undefined) {
    if (await isRepeated(before)) return false;
    throw unexpected();
  }
  const keys = await usable(createdProvider);
  // not while the keys are being changed: Core is asked, and that may take seconds
  await verify(keys, pending);
  let isNew = false;
  await ring.update(async (stored) => {
    if ((await answered(stored)) !== undefined) {
      isNew = true;
      return { keys, welcome: mark };
    }
    if (await isRepeated(stored)) return stored;
    throw unexpected();
  });
  return isNew;
};
