/** The maximum width of generated lines that can be broken. */
const width = 120;
const indent = "  ";

export const quoted = (text: string): string => JSON.stringify(text);

/** Indents every line of a text by one level. */
export const indented = (text: string): string => text.replace(/^(?=.)/gm, indent);

/** A block: text in braces, on its own lines. */
export const block = (head: string, body: string): string => `${head}${head === "" ? "" : " "}{\n${indented(body)}}`;

/** Whether a text fits on a line after other text. */
const fits = (text: string, taken = 0): boolean => !text.includes("\n") && text.length + taken <= width;

/** A union of types. */
export const unionOf = (types: readonly string[]): string => [...new Set(types)].join(" | ");

/** The declaration of a union, with one member per line if it is long. */
export const unionDeclaration = (head: string, types: readonly string[]): string => {
  const line = `${head} ${unionOf(types)};`;
  // object types have their own line breaks
  return fits(line, indent.length) || types.length === 1
    ? line
    : `${head}\n${indented(types.map((type) => `| ${type}`).join("\n"))};`;
};

/** A list in brackets: on one line if it fits, else with one element per line. */
export const bracketed = (open: string, elements: readonly string[], close: string, taken = 0): string => {
  const pad = open.endsWith("{") && elements.length > 0 ? " " : "";
  const line = `${open}${pad}${elements.join(", ")}${pad}${close}`;
  if (fits(line, taken)) return line;
  return `${open}\n${indented(elements.map((element) => `${element},\n`).join(""))}${close}`;
};

/** A JSON value as TypeScript code. */
export const code = (value: unknown, taken = 0): string => {
  if (Array.isArray(value))
    return bracketed(
      "[",
      value.map((item) => code(item, 2)),
      "]",
      taken,
    );
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const texts = members.map(([name, member]) => {
    const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
    return `${key}: ${code(member, key.length + 4)}`;
  });
  return bracketed("{", texts, "}", taken);
};

/** An import of types or values, its names in order. */
export const importOf = (names: Iterable<string>, from: string, kind: "type" | "value" = "type"): string => {
  const sorted = [...new Set(names)].sort();
  if (sorted.length === 0) return "";
  return `${bracketed(kind === "type" ? "import type {" : "import {", sorted, "}", from.length + 10)} from ${quoted(from)};\n`;
};
