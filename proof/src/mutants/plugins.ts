import type { Plugin } from "vitest/config";
import type { Planted } from "./planted-faults.js";

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

/** Hands one file out with a fault in it, as long as the environment names one. */
export const plantPlugin = (fault: string): Plugin => {
  let planted: Planted | undefined;
  return {
    name: "planted-fault",
    enforce: "pre",
    async load(id) {
      if (!planted) {
        const { plant, plantedFaults } = await import("./planted-faults.js");
        const wanted = plantedFaults.find((one) => one.fault === fault);
        if (!wanted) throw new Error(`There is no fault "${fault}".`);
        planted = plant(wanted);
      }
      return id.split("?")[0] === planted.path ? planted.code : undefined;
    },
  };
};
