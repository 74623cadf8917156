// Whether the matrices notice the mutants takes minutes to find out; whether there are mutants does not.
import { transformSync } from "esbuild";
import { expect, it } from "vitest";
import { authorizationMutants } from "./authorization.js";
import { unusedReasons } from "./equivalents.js";

const { mutants, code } = authorizationMutants();

it("finds the code that authorizes, wherever it is, and makes mutants of it", () => {
  expect(mutants.length).toBeGreaterThan(250);
  for (const api of ["ucloud", "storage"])
    expect(mutants.filter((mutant) => mutant.api === api).length).toBeGreaterThan(80);
  expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
});

it("leaves programs that can be compiled", () => {
  for (const [, program] of code) expect(() => transformSync(program, { loader: "ts" })).not.toThrow();
});

it("gives reasons for mutants that there are", () => {
  expect(unusedReasons(mutants)).toEqual([]);
});
