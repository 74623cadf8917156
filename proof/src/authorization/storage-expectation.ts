import type { AnyOperation } from "@concordat/contract";
import { type AccountAuth, objectStorageErrors as errors } from "@concordat/contract/object-storage";
import type { StorageCaller } from "../kit/storage/principals.js";
import { variablesOf } from "../kit/storage/requests.js";

/** Whose data a value in a path leads to: the account's own, another account's, or nobody's. */
export type Origin = "own" | "foreign" | "unknown";

/** A path, by the origin of each variable. */
export interface StorageTarget {
  readonly name: string;
  readonly origins: Readonly<Record<string, Origin>>;
}

/** The paths that are tried: all variables own, and each in turn foreign or unknown. */
export const targetsOf = (operation: AnyOperation): StorageTarget[] => {
  const variables = variablesOf(operation);
  const all = (origin: Origin) => Object.fromEntries(variables.map((variable) => [variable, origin]));
  const strange = (["foreign", "unknown"] as const).flatMap((origin) => [
    ...variables.map((variable) => ({ name: `${origin} ${variable}`, origins: { ...all("own"), [variable]: origin } })),
    ...(variables.length > 1 ? [{ name: `all ${origin}`, origins: all(origin) }] : []),
  ]);
  return [{ name: "own", origins: all("own") }, ...strange];
};

/** Whether a variable names something of an account: everything in a service, and everything found by an id. */
const isOwned = ({ path }: AnyOperation, variable: string): boolean =>
  variable.endsWith("_uuid") || path.includes(":service_uuid");

/**
 * What the contract says about a cell of the matrix. Every operation takes an account; what its path leads to must be the account's own,
 * or it is not found.
 */
export const expectationOf = (
  operation: AnyOperation,
  caller: StorageCaller,
  { origins }: StorageTarget,
  /** The owners of the two sets of data. */
  { own: owner, foreign: rival }: Readonly<Record<"own" | "foreign", string>>,
): string => {
  const { scheme } = operation.auth as AccountAuth;
  if (scheme !== "account") throw new Error(`Nothing is known about what the scheme ${scheme} admits.`);
  if (caller.account === undefined) return errors.authenticationFailed.code;
  const costs = operation.errors.some(({ code }) => code === errors.insufficientCredits.code);
  if (costs && caller.isPoor) return errors.insufficientCredits.code;
  // an account without data owns nothing in either
  const isMine = (origin: Origin) =>
    ({ own: caller.account === owner, foreign: caller.account === rival, unknown: false })[origin];
  const isThere = Object.entries(origins).every(([variable, origin]) =>
    isOwned(operation, variable) ? isMine(origin) : origin !== "unknown",
  );
  return isThere ? String(operation.success.status) : errors.notFound.code;
};
