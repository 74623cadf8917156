import type { Api } from "./api.js";
import type { ErrorEntry } from "./error-entry.js";
import { type AnyOperation, type Router, type WalkedOperation, walk } from "./router.js";
import type { Waiters } from "./waiter.js";

/** The routers of several APIs as one. */
type Merged<Apis extends readonly Api[]> = Apis extends readonly [
  infer First extends Api,
  ...infer Others extends readonly Api[],
]
  ? First["router"] & Merged<Others>
  : unknown;

/** APIs side by side, and what follows from all of them. */
export interface ApiTable<Contract = Router> {
  readonly apis: readonly Api[];
  /** Every operation, in one tree of plain objects. */
  readonly contract: Contract;
  /** Every operation, in the order of writing. */
  readonly operations: readonly WalkedOperation[];
  /** Every error that one of the APIs can answer with. */
  readonly errorCatalogue: readonly ErrorEntry[];
  /** What the operations of each tag are about. */
  readonly tags: Readonly<Record<string, string>>;
  /** What clients can wait for. */
  readonly waiters: Waiters;
  /** The API that takes the paths which belong to none. */
  readonly fallback: Api;
  /** The API whose prefix a path has. */
  prefixed(path: string): Api | undefined;
  /** The API that a path belongs to, whether an operation lies there or not. */
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
  if (!fallback || another) throw new Error("Of all APIs one takes the paths that belong to none.");
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
 * Puts APIs side by side. Whatever knows several APIs is made from such a table: another API is another entry.
 *
 * @throws Error where two APIs have operations, tags or codes of the same name, where an operation's path does not belong to its
 * API, and where not exactly one API is the fallback
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
