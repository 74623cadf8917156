import { literalFirst, pathPattern, pathShape } from "./path-order.js";
import { type Router, servedOperations } from "./router.js";

/** Finds the methods of a path, for the `Allow` header when another one was used. */
export const allowedMethods = (router: Router): ((path: string) => readonly string[]) => {
  const places = new Map<string, { readonly path: string; readonly pattern: RegExp; readonly methods: Set<string> }>();
  for (const { operation } of servedOperations(router)) {
    const { path, method } = operation;
    const place = places.get(pathShape(path)) ?? { path, pattern: pathPattern(path), methods: new Set<string>() };
    place.methods.add(method);
    if (method === "GET") place.methods.add("HEAD");
    places.set(pathShape(path), place);
  }
  const all = [...places.values()].sort((one, other) => literalFirst(one.path, other.path));
  return (path) => [...(all.find(({ pattern }) => pattern.test(path))?.methods ?? [])].sort();
};
