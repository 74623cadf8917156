import { expect, it } from "vitest";
import { contract, walk } from "../../contract/src/index.js";
import { coveragePage } from "./coverage.js";
import { coverageFacts } from "./coverage-facts.js";

it("has a row for every operation, and says of each whether it is there", () => {
  const rows = coveragePage()
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  expect(rows.map((row) => row.split("`")[1])).toEqual([...walk(contract)].map(({ id }) => id));
});

it.each(coverageFacts())(
  "$walked.id is served, in the SDK and in the document, with examples and a source",
  ({ facts, walked }) => {
    expect(facts).toMatchObject({
      server: walked.operation.servedBy === "core" ? true : undefined,
      sdk: true,
      openApi: true,
      examples: expect.toSatisfy((count: number) => count > 0),
      matrix: walked.operation.servedBy === "core" ? true : undefined,
      seed: expect.stringMatching(/\S/),
    });
  },
);
