import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { mutants } from "./mutants.js";

// Whether the matrices notice them takes long to find out; whether they can be made does not.
it.each(mutants.map(({ file, name, find }) => [file, name, find]))(
  "%s: %s stands for a check that is there",
  (file, _, find) => {
    const source = readFileSync(new URL(`../../../server/src/${file}`, import.meta.url), "utf8");
    expect(source.split(find)).toHaveLength(2);
  },
);
