import type { LookupAddress } from "node:dns";
import { lookup as systemLookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { mayDial } from "./address-guard.js";
import { OutgoingError } from "./outgoing-error.js";

/** Finds the addresses of a name. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

/** Which addresses may be dialled. */
export interface DialRules {
  readonly allowPrivateAddresses: boolean;
  /** The operating system's resolver unless given. */
  readonly resolve?: Resolve;
}

const bySystem: Resolve = (name) => systemLookup(name, { all: true, verbatim: true });

/** The refusal of an address or of all addresses of a name. */
export const addressRefused = (host: string): OutgoingError =>
  new OutgoingError(
    "address-refused",
    `${host} is no public address, and this server calls public addresses only (CONCORDAT_ALLOW_PRIVATE_ADDRESSES).`,
  );

const resolveChecked = async (name: string, { allowPrivateAddresses, resolve = bySystem }: DialRules) => {
  const found = await resolve(name).catch((error: NodeJS.ErrnoException) => {
    throw new OutgoingError(
      "name-not-found",
      `The name ${name} cannot be resolved (${error.code ?? "no reason given"}).`,
    );
  });
  const allowed = found.filter(({ address }) => mayDial(address, allowPrivateAddresses));
  const [first] = allowed;
  if (first !== undefined) return { first, allowed };
  throw found.length === 0
    ? new OutgoingError("name-not-found", `The name ${name} has no address.`)
    : addressRefused(name);
};

/**
 * A `lookup` for sockets that hands out only addresses which may be dialled. The socket dials exactly what it is handed,
 * so that a name cannot resolve to one address when checked and to another when dialled.
 */
export const guardedLookup =
  (rules: DialRules): LookupFunction =>
  (name, options, callback) => {
    resolveChecked(name, rules).then(
      ({ first, allowed }) => {
        if (options.all) callback(null, [...allowed]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
