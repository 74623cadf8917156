import type { CallHandler, WalkedOperation } from "@concordat/contract";
import type { ServerCall } from "./server-call.js";

type AnyHandler = CallHandler<ServerCall, unknown>;

const isHandler = (node: unknown): node is AnyHandler =>
  typeof (node as Partial<AnyHandler> | undefined)?.handle === "function";

/** The handler of an operation in a tree of them. @throws Error where there is none */
export const handlerAt = (handlers: object, { names, id }: WalkedOperation): AnyHandler => {
  const found = names.reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], handlers);
  if (typeof found === "function") return { handle: found as AnyHandler["handle"] };
  if (isHandler(found)) return found;
  throw new Error(`No handler for ${id}.`);
};
