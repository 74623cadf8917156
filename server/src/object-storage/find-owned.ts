import type { Caller } from "./account-authentication.js";
import { notFound } from "./refusals.js";

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can be the id of anything; what cannot is not found. */
export const isUuid = (text: string): boolean => uuidPattern.test(text);

/**
 * What an account owns, by its id: the one place that keeps tenants apart.
 *
 * @param find looks the row up, whosever it is
 * @throws ApiError `notFound` for ids that are unknown, malformed or another account's, which nobody can tell apart
 */
export const findOwned = async <Row extends { readonly accountId: string }>(
  caller: Pick<Caller, "id">,
  uuid: string,
  find: () => Promise<Row | null>,
): Promise<Row> => {
  const row = isUuid(uuid) ? await find() : null;
  if (row?.accountId !== caller.id) throw notFound();
  return row;
};
