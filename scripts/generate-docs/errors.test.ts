import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { errorCatalogue } from "../../contract/src/index.js";
import { errorsPage } from "./errors.js";

const page = errorsPage();

it("has one entry for each error, with everything that its row of the table says", () => {
  for (const { code, status, when, remedy, retryable } of errorCatalogue) {
    const [entry = "", ...others] = page.split("\n").filter((line) => line.includes(`<a id="${code}"></a>`));
    expect(others).toEqual([]);
    const cells = entry.split(" | ");
    expect(cells[1]).toMatch(new RegExp(`^${status}\\b`));
    expect(cells.slice(2)).toEqual([when, remedy, `${retryable ? "yes" : "no"} |`]);
  }
});

it("is committed as it is generated", () => {
  expect(readFileSync(new URL("../../docs/errors.md", import.meta.url), "utf8")).toBe(page);
});
