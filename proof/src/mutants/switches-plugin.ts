import type { Plugin } from "vitest/config";

/** Hands files out with switches for their mutations; the files themselves stay as they are. */
export const switchesPlugin = (): Plugin => {
  let code: ReadonlyMap<string, string> | undefined;
  return {
    name: "mutation-switches",
    enforce: "pre",
    async load(id) {
      // only the proof that needs it finds out what there is to mutate
      code ??= (await import("./authorization.js")).authorizationMutants().code;
      return code.get(id.split("?")[0] as string);
    },
  };
};
