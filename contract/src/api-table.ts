import type { Api } from "./api.js";
import type { ErrorEntry } from "./error-entry.js";
import type { QuotaTable } from "./quota.js";
import { type AnyOperation, type Router, type WalkedOperation, walk } from "./router.js";
import type { Waiters } from "./waiter.js";

/** The routers of several APIs as one; any router if the APIs are not known one by one. */
type Merged<Apis extends readonly Api[]> = number extends Apis["length"]
  ? Router
  : Apis extends readonly [infer First extends Api, ...infer Others extends readonly Api[]]
    ? First["router"] & Merged<Others>
    : unknown;

/** The table of APIs, and what follows from all of them. */
export interface ApiTable<Contract = Router> {
  readonly apis: readonly Api[];
  /** Every operation, in one tree of plain objects. */
  readonly contract: Contract;
  /** Every operation, in source order. */
  readonly operations: readonly WalkedOperation[];
  /** Every error of the APIs. */
  readonly errorCatalogue: readonly ErrorEntry[];
  /** The quotas of the APIs, by name. */
  readonly quotas: QuotaTable;
  /** The descriptions of the tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** The waiters of clients. */
  readonly waiters: Waiters;
  /** The API that refuses paths that belong to none. */
  readonly fallback: Api;
  /** The API whose prefix a path has. */
  prefixed(path: string): Api | undefined;
  /** The API that a path belongs to, even if no operation has the path. */
  at(path: string): Api;
  /** An operation's id, such as `objectStorage.users.create`. @throws Error for an operation that is not in the table */
  idOf(operation: AnyOperation): string;
}

const merged = <Value>(apis: readonly Api[], membersOf: (api: Api) => Readonly<Record<string, Value>>) => {
  const all: Record<string, Value> = {};
  for (const api of apis)
    for (const [name, value] of Object.entries(membersOf(api))) {
      if (name in all) throw new Error(`${name} is in two APIs, of which one is ${api.title}.`);
      all[name] = value;
    }
  return all;
};

const fallbackOf = (apis: readonly Api[]): Api => {
  const [fallback, another] = apis.filter(({ isFallback }) => isFallback);
  if (!fallback || another) throw new Error("Exactly one API must be the fallback for paths that belong to none.");
  return fallback;
};

const finderOf = (apis: readonly Api[]): ((path: string) => Api | undefined) => {
  const prefixes = apis.flatMap((api) => api.prefixes.map((prefix) => ({ api, prefix })));
  return (path) => {
    for (const { api, prefix } of prefixes) if (path.startsWith(prefix)) return api;
    return undefined;
  };
};

/**
 * Makes a table of APIs. Everything that serves several APIs is derived from such a table: another API is another entry.
 *
 * @throws Error if two APIs have operations, tags, quotas or codes of the same name, if an operation's path does not belong to its API, or if
 * not exactly one API is the fallback
 */
export const apiTable = <const Apis extends readonly Api[]>(...apis: Apis): ApiTable<Merged<Apis>> => {
  const contract = merged<Router[string]>(apis, ({ router }) => router);
  const operations = [...walk(contract)];
  const ids = new Map<AnyOperation, string>(operations.map(({ id, operation }) => [operation, id]));
  const byCode = (api: Api) => Object.fromEntries(Object.values(api.errors).map((entry) => [entry.code, entry]));
  const fallback = fallbackOf(apis);
  const prefixed = finderOf(apis);
  for (const api of apis)
    for (const { id, operation } of walk(api.router))
      if (prefixed(operation.path) !== api) throw new Error(`The path of ${id} does not belong to ${api.title}.`);
  return {
    apis,
    contract: contract as Merged<Apis>,
    operations,
    errorCatalogue: Object.values(merged(apis, byCode)),
    quotas: merged(apis, ({ quotas }) => quotas),
    tags: merged(apis, ({ tags }) => tags),
    waiters: merged(apis, ({ waiters }) => waiters),
    fallback,
    prefixed,
    at: (path) => prefixed(path) ?? fallback,
    idOf: (operation) => {
      const id = ids.get(operation);
      if (id === undefined) throw new Error(`${operation.method} ${operation.path} is not in the contract.`);
      return id;
    },
  };
};
