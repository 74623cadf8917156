// Whether the tests notice the faults takes minutes to find out; whether they can be planted does not.
import { transformSync } from "esbuild";
import { expect, it } from "vitest";
import { plant, plantedFaults } from "./planted-faults.js";

it("has at least thirty faults in a dozen layers, each with a name of its own", () => {
  expect(plantedFaults.length).toBeGreaterThanOrEqual(30);
  expect(new Set(plantedFaults.map(({ layer }) => layer)).size).toBeGreaterThanOrEqual(12);
  expect(new Set(plantedFaults.map(({ fault }) => fault)).size).toBe(plantedFaults.length);
});

it.each(plantedFaults)("$fault: has its place in the code", (fault) => {
  const { code } = plant(fault);
  expect(() => transformSync(code, { loader: "ts" })).not.toThrow();
});
