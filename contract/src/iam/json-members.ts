import type { DocumentPath } from "./document-path.js";

/** Facts about a JSON text that its parsed value no longer shows. */
export interface JsonMembers {
  /** Whether the text has too many characters, not counting whitespace between tokens. */
  readonly isTooLong: boolean;
  /** Paths of members whose name occurred before in the same object. */
  readonly repeated: readonly DocumentPath[];
}

/** The reader's position in one object or list. */
interface Frame {
  readonly names: Set<string> | undefined;
  step: string | number;
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;

/** Repeated members at greater depth are not reported: members there are unknown anyway, and their paths would be long. */
const deepest = 16;

/** Counts code points, as everywhere: a character beyond the basic plane is one, although it has two code units. */
const characters = (token: string): number => token.length - (token.match(/[\u{10000}-\u{10ffff}]/gu)?.length ?? 0);

/**
 * Scans a text that is known to be JSON. `JSON.parse` silently keeps the last of two members with the same name; a reader of the
 * first would see another document than the one in force.
 *
 * @param json the text
 * @param limit the most characters that it may have; the rest of a longer text is not scanned
 */
export const readJsonMembers = (json: string, limit: number): JsonMembers => {
  const repeated: DocumentPath[] = [];
  const open: Frame[] = [];
  let length = 0;
  let previous = "";
  for (const [token] of json.matchAll(tokens)) {
    length += characters(token);
    if (length > limit) break;
    const frame = open.at(-1);
    if (token === "{") open.push({ names: new Set(), step: "" });
    else if (token === "[") open.push({ names: undefined, step: 0 });
    else if (token === "}" || token === "]") open.pop();
    else if (token === "," && typeof frame?.step === "number") frame.step += 1;
    else if (token === ":" && frame?.names) {
      frame.step = JSON.parse(previous) as string;
      if (frame.names.has(frame.step) && open.length <= deepest) repeated.push(open.map(({ step }) => step));
      frame.names.add(frame.step);
    }
    previous = token;
  }
  return { isTooLong: length > limit, repeated };
};
