/** What a JSON text holds that its parsed value no longer shows. */
export interface JsonMembers {
  /** Whether the text has more characters than it may, the blanks between its tokens not counted. */
  readonly isTooLong: boolean;
  /** Dotted paths of members whose name stood in the same object before. */
  readonly repeated: readonly string[];
}

/** Where the reader stands in one object or list. */
interface Frame {
  readonly names: Set<string> | undefined;
  step: string | number;
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]|[^\s"{}[\]:,]+/g;

/** Repeated members further down are not reported: what lies there is unknown anyway, and the paths would grow long. */
const deepest = 16;

/** Code points count, as they do everywhere else: a character beyond the basic plane is one, though it takes two units. */
const characters = (token: string): number => token.length - (token.match(/[\u{10000}-\u{10ffff}]/gu)?.length ?? 0);

/**
 * Looks through a text that is known to be JSON. `JSON.parse` silently keeps the last of two members with one name;
 * whoever reads the first would see another document than the one that counts.
 *
 * @param json the text
 * @param limit how many characters it may have; once they are passed the rest is not looked at
 */
export const readJsonMembers = (json: string, limit: number): JsonMembers => {
  const repeated: string[] = [];
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
      if (frame.names.has(frame.step) && open.length <= deepest) repeated.push(open.map(({ step }) => step).join("."));
      frame.names.add(frame.step);
    }
    previous = token;
  }
  return { isTooLong: length > limit, repeated };
};
