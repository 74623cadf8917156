import { isMissed, shown, shownGoal, shownValue } from "../../bench/machine/figures.mjs";

/** @typedef {import("./run-benches.mjs").Outcome} Outcome */

const begin = (/** @type {string} */ name) => `<!-- figures: ${name} -->`;
const end = "<!-- end of figures -->";
const block = /<!-- figures: ([\w-]+) -->\n[\s\S]*?<!-- end of figures -->/g;

/** The pages in which figures stand. */
export const figurePages = ["docs/performance.md", "docs/production.md"];

/** Blocks that are not of one measurement: the machine, and all figures that have a goal. */
export const commonBlocks = ["machine", "goals"];

/**
 * The names of the blocks of a page, in their order.
 * @param {string} page
 */
export const blocksOf = (page) => [...page.matchAll(block)].map(([, name]) => String(name));

/** @param {readonly (readonly string[])[]} rows the first of them the heads of the columns */
function table([heads = [], ...rows]) {
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

/** @param {import("../../bench/machine/figures.mjs").Figure} figure */
const result = (figure) => (isMissed(figure) ? `**${shownValue(figure)}**, missed` : shownValue(figure));

const failed = "**failed in this run**";

/** @param {Outcome} outcome */
function tableOf({ figures }) {
  if (!figures || figures.length === 0)
    return table([
      ["Figure", "Result"],
      ["All of this measurement", failed],
    ]);
  const beside = [...new Set(figures.flatMap((figure) => Object.keys(figure.beside ?? {})))];
  const hasGoals = figures.some(({ goal }) => goal !== undefined);
  const heads = ["Figure", "Result", ...(hasGoals ? ["Goal"] : []), ...beside];
  const rows = figures.map((figure) => [
    figure.name,
    result(figure),
    ...(hasGoals ? [shownGoal(figure)] : []),
    ...beside.map((column) => shown(figure.beside?.[column] ?? "")),
  ]);
  return table([heads, ...rows]);
}

/** @param {ReadonlyMap<string, Outcome>} outcomes */
function goalsTable(outcomes) {
  const rows = [...outcomes].flatMap(([name, { figures }]) =>
    figures
      ? figures
          .filter(({ goal }) => goal !== undefined)
          .map((figure) => [name, figure.name, result(figure), shownGoal(figure)])
      : [[name, "all of it", failed, ""]],
  );
  return table([["Measurement", "Figure", "Result", "Goal"], ...rows]);
}

/**
 * Writes figures into the pages, which have one block for each measurement between them. All else stays: it is written by hand.
 *
 * @param {Readonly<Record<string, string>>} pages texts by the names of their files
 * @param {ReadonlyMap<string, Outcome>} outcomes by the names of the measurements
 * @param {Readonly<Record<string, string>>} machine
 * @returns {Record<string, string>} the pages as they are now
 * @throws where a measurement has no block, or a block no measurement
 */
export function writeFigures(pages, outcomes, machine) {
  const found = Object.values(pages).flatMap(blocksOf).sort();
  const wanted = [...commonBlocks, ...outcomes.keys()].sort();
  if (String(found) !== String(wanted))
    throw new Error(`The pages should have one block each for ${wanted.join(", ")}; they have ${found.join(", ")}.`);
  const tables = new Map([
    ["machine", table([["What", "Which"], ...Object.entries(machine)])],
    ["goals", goalsTable(outcomes)],
    ...[...outcomes].map(([name, outcome]) => /** @type {const} */ ([name, tableOf(outcome)])),
  ]);
  const written = (/** @type {string} */ page) =>
    page.replaceAll(block, (_, name) => `${begin(name)}\n\n${tables.get(name)}\n\n${end}`);
  return Object.fromEntries(Object.entries(pages).map(([file, page]) => [file, written(page)]));
}
