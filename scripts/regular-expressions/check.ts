import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { check, type Diagnostics } from "recheck";
import { type Expression, textOf } from "./expression.js";

/** What a text can be that takes more time than in proportion to its length. */
const faultOf = (found: Diagnostics): string | undefined => {
  if (found.status === "safe") return undefined;
  if (found.status === "unknown") return `could not be checked (${found.error.kind})`;
  return `takes ${found.complexity.summary} time, such as for ${found.attack.pattern}`;
};

/** The expressions that were found to be linear before, so that only new ones take time. */
const readKnown = (cache: string): Set<string> => {
  try {
    return new Set(JSON.parse(readFileSync(cache, "utf8")) as string[]);
  } catch {
    return new Set();
  }
};

/** Longer than any expression takes, also on a busy machine: the checker must not give up for the lack of processor time. */
const timeout = 120_000;

/**
 * Checks that each expression takes time in proportion to the text, whatever the text is.
 *
 * @param cache the file that remembers those that do
 * @returns a sentence for each that does not
 */
export const superlinear = async (expressions: readonly Expression[], cache: string): Promise<string[]> => {
  const known = readKnown(cache);
  const byText = new Map(expressions.map((each) => [textOf(each), each]));
  const faults: string[] = [];
  for (const [text, { source, flags, file }] of byText) {
    if (known.has(text)) continue;
    const fault = faultOf(await check(source, flags, { timeout }));
    if (fault === undefined) known.add(text);
    else faults.push(`${file}: ${text} ${fault}.`);
  }
  mkdirSync(dirname(cache), { recursive: true });
  writeFileSync(cache, JSON.stringify([...byText.keys()].filter((text) => known.has(text)).sort(), null, 1));
  return faults;
};
