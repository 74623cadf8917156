import { transformSync } from "esbuild";
import { expect, it } from "vitest";
import { faults } from "./faults.js";
import { plant } from "./faulty-evaluator.js";

it("plants at least 40 faults, each by itself", () => {
  expect(faults.length).toBeGreaterThanOrEqual(40);
  expect(new Set(faults.map(({ what }) => what)).size).toBe(faults.length);
});

it.each(faults)("can be made so that $what", (fault) => {
  expect(() => transformSync(plant(fault), { loader: "ts" })).not.toThrow();
});
