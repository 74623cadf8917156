import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../context.js";
import type { Handlers } from "../http/handler.js";
import { objectStorageHandlers } from "./handlers.js";
import type { StorageApiOptions } from "./options.js";
import type { StorageCall } from "./storage-call.js";

type AnyHandler = (request: object) => Promise<unknown>;
interface Tree {
  readonly [name: string]: AnyHandler | Tree;
}

const at = (tree: Tree, names: readonly string[]): AnyHandler =>
  names.reduce<AnyHandler | Tree>((node, name) => (node as Tree)[name] as AnyHandler | Tree, tree) as AnyHandler;

/** Handlers that still take the database from their context: made anew for the transaction of a keyed call. */
export const perTransaction = (
  context: ServerContext,
  options: StorageApiOptions,
): Handlers<typeof objectStorage, StorageCall> => {
  const make = (prisma: ServerContext["prisma"], onDue: () => void): Tree =>
    objectStorageHandlers({ ...context, prisma }, { ...options, onDue }) as unknown as Tree;
  const own = make(context.prisma, () => options.onDue?.());
  const wrap = (node: AnyHandler | Tree, names: readonly string[]): unknown =>
    typeof node === "function"
      ? (call: StorageCall) => {
          const { params, query, body, principal: caller } = call;
          const request = { params, query, body, caller };
          if (call.db === context.prisma) return node(request);
          return at(
            make(call.db, () => call.afterCommit(() => options.onDue?.())),
            names,
          )(request);
        }
      : Object.fromEntries(Object.entries(node).map(([name, next]) => [name, wrap(next, [...names, name])]));
  return wrap(own, []) as never;
};
