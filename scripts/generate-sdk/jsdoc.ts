const width = 116;

const wrap = (text: string): string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
};

const present = (texts: readonly (string | undefined)[]): string[] =>
  texts.filter((text): text is string => text !== undefined && text !== "");

/** Wraps single lines at the margin; texts with line breaks stay unchanged. */
const linesOf = (text: string): string[] => (text.includes("\n") ? text.split("\n") : wrap(text));

/** A JSDoc comment: paragraphs first, then tags. */
export const jsdoc = (
  paragraphs: readonly (string | undefined)[],
  tags: readonly (string | undefined)[] = [],
): string => {
  const body = present(paragraphs).flatMap((paragraph, index) => [...(index > 0 ? [""] : []), ...linesOf(paragraph)]);
  const tail = present(tags).flatMap(linesOf);
  const lines = [...body, ...(body.length > 0 && tail.length > 0 ? [""] : []), ...tail];
  if (lines.length === 0) return "";
  const safe = lines.map((line) => line.replaceAll("*/", "*\\/"));
  if (safe.length === 1) return `/** ${safe[0]} */\n`;
  return `/**\n${safe.map((line) => ` * ${line}`.trimEnd()).join("\n")}\n */\n`;
};
