import { type Router, walk } from "./router.js";

/** Tells which methods the contract has for a path: what stands in `Allow` when another one was used. */
export const allowedMethods = (router: Router): ((path: string) => readonly string[]) => {
  const patterns = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  for (const { operation } of walk(router)) {
    if (operation.servedBy !== "core") continue;
    const source = operation.path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/:\w+/g, "[^/]+");
    const known = patterns.get(source) ?? { pattern: new RegExp(`^${source}$`), methods: new Set<string>() };
    known.methods.add(operation.method);
    if (operation.method === "GET") known.methods.add("HEAD");
    patterns.set(source, known);
  }
  const all = [...patterns.values()];
  return (path) =>
    [...new Set(all.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => [...methods]))].sort();
};
