import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { blocksOf, commonBlocks, figurePages, writeFigures } from "./page.mjs";
import { benchNames } from "./run-benches.mjs";

const pages = figurePages.map((file) => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"));
const page = pages.join("\n");
const machine = { Node: "20" };

it("has a block with a table for each measurement, each once in all pages, none within another", () => {
  expect([...blocksOf(page)].sort()).toEqual([...commonBlocks, ...benchNames()].sort());
  const marks = [...page.matchAll(/<!-- (figures|end)\b.*? -->/g)].map(([, mark]) => mark);
  expect(marks).toEqual(blocksOf(page).flatMap(() => ["figures", "end"]));
  for (const block of page.split("<!-- figures: ").slice(1))
    expect(block.split("<!-- end")[0]).toMatch(/^[\w-]+ -->\n\n\|.+\|\n\| ---.+\|\n\| .+\|\n/);
});

it("shows all figures with a goal at its beginning, as they are further down", () => {
  const [, goals = ""] = /<!-- figures: goals -->([\s\S]*?)<!-- end/.exec(page) ?? [];
  const rows = goals.trim().split("\n").slice(2);
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    const [name, figure, result, goal] = row.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, ""));
    const [, block = ""] = page.split(`<!-- figures: ${name} -->`);
    const ofMeasurement = block.split("<!-- end")[0];
    if (figure !== "all of it") expect(ofMeasurement).toContain(`| ${figure} | ${result} | ${goal} |`);
  }
});

const withBlocks = (...names: string[]) =>
  names.map((name) => `Text of ${name}.\n<!-- figures: ${name} -->\nold\n<!-- end of figures -->\n`).join("");
const small = withBlocks("machine", "goals", "one");
const other = withBlocks("two");

it("is written from figures, and keeps the text around them", () => {
  const outcomes = new Map([
    [
      "one",
      {
        isMissed: true,
        figures: [
          { name: "good", value: 0.5, goal: { atLeast: 0.4 }, beside: { µs: 1234.5 } },
          { name: "bad", value: 12.34, unit: "MB", goal: { atMost: 10 }, beside: { µs: 1 } },
        ],
      },
    ],
    ["two", { isMissed: true }],
  ]);
  const { "a.md": first = "", "b.md": second = "" } = writeFigures({ "a.md": small, "b.md": other }, outcomes, machine);
  const written = first + second;
  expect(written.match(/Text of \w+\./g)).toHaveLength(4);
  expect(written).not.toContain("old");
  expect(written).toContain("| Node | 20 |");
  expect(written).toContain("| good | 0.50 | ≥ 0.4 | 1235 |\n| bad | **12.3 MB**, missed | ≤ 10 MB | 1 |\n");
  expect(written).toContain(
    "| one | bad | **12.3 MB**, missed | ≤ 10 MB |\n| two | all of it | **failed in this run** |  |\n",
  );
  expect(written).toContain("| All of this measurement | **failed in this run** |");
  expect(second).toContain("Text of two.\n<!-- figures: two -->");
  expect(writeFigures({ all: written }, outcomes, machine)).toEqual({ all: written });
});

it("is refused where a measurement has no place on it, or a place no measurement", () => {
  const one = new Map([["one", { isMissed: false }]]);
  for (const places of [[small, other], [small, small], [other]])
    expect(() => writeFigures(Object.fromEntries(places.entries()), one, machine)).toThrow("one block each for");
});
