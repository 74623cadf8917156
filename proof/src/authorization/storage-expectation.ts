import type { AnyOperation } from "@concordat/contract";
import { type AccountAuth, objectStorageErrors as errors } from "@concordat/contract/object-storage";
import type { StorageCaller } from "../kit/storage/principals.js";
import { variablesOf } from "../kit/storage/requests.js";

/** Where a value in a path comes from: the account's own data, another account's, or nowhere. */
export type Origin = "own" | "foreign" | "unknown";

/** A path of which each variable leads somewhere. */
export interface StorageTarget {
  readonly name: string;
  readonly origins: Readonly<Record<string, Origin>>;
}

/** All paths worth trying: everything one's own, and each variable in turn leading to another account's data, or nowhere. */
export const targetsOf = (operation: AnyOperation): StorageTarget[] => {
  const variables = variablesOf(operation);
  const all = (origin: Origin) => Object.fromEntries(variables.map((variable) => [variable, origin]));
  const strange = (["foreign", "unknown"] as const).flatMap((origin) => [
    ...variables.map((variable) => ({ name: `${origin} ${variable}`, origins: { ...all("own"), [variable]: origin } })),
    ...(variables.length > 1 ? [{ name: `all ${origin}`, origins: all(origin) }] : []),
  ]);
  return [{ name: "own", origins: all("own") }, ...strange];
};

/** Whether what a variable names belongs to an account: whatever lies in a service or is found by an id does. */
const isOwned = ({ path }: AnyOperation, variable: string): boolean =>
  variable.endsWith("_uuid") || path.includes(":service_uuid");

/**
 * What the contract says about a cell of the matrix. Every operation takes an account; whatever its path leads to must be
 * the account's own, or else it is not there.
 */
export const expectationOf = (
  operation: AnyOperation,
  caller: StorageCaller,
  { origins }: StorageTarget,
  /** Whose the two data are. */
  { own: owner, foreign: rival }: Readonly<Record<"own" | "foreign", string>>,
): string => {
  const { scheme } = operation.auth as AccountAuth;
  if (scheme !== "account") throw new Error(`Nothing is known about what the scheme ${scheme} admits.`);
  if (caller.account === undefined) return errors.authenticationFailed.code;
  const costs = operation.errors.some(({ code }) => code === errors.insufficientCredits.code);
  if (costs && caller.isPoor) return errors.insufficientCredits.code;
  // whoever has no data owns nothing in either
  const isMine = (origin: Origin) =>
    ({ own: caller.account === owner, foreign: caller.account === rival, unknown: false })[origin];
  const isThere = Object.entries(origins).every(([variable, origin]) =>
    isOwned(operation, variable) ? isMine(origin) : origin !== "unknown",
  );
  return isThere ? String(operation.success.status) : errors.notFound.code;
};
