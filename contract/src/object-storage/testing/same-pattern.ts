import type { TableField } from "./operations-table.js";

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const beyond = ["\u0085", "\u00a0", "é", "ß", "漢", "\u0301", "€", "“", "😀", "\u200b", "\ue000"];

/** Each character alone, doubled, and at either end of a text that patterns of names accept. */
const samples = [
  "",
  ...[...ascii, ...beyond].flatMap((character) => [
    character,
    character + character,
    `a${character}a`,
    `${character}a`,
    `a${character}`,
  ]),
];

/** The table's pattern in JavaScript's syntax; the table has a translation where they differ. */
const expression = ({ pattern, js_pattern }: TableField): string | undefined =>
  js_pattern?.replace(/ with flag u$/, "") ?? pattern;

const compile = (pattern: string): RegExp => new RegExp(pattern, "u");

/** Whether two patterns accept the same texts. */
export const samePattern = (field: TableField, ours: string | undefined): boolean => {
  const theirs = expression(field);
  if (theirs === undefined || ours === undefined) return theirs === ours;
  const [a, b] = [compile(theirs), compile(ours)];
  const fits = (text: string) => text.length >= (field.minLength ?? 0);
  return samples.filter(fits).every((text) => a.test(text) === b.test(text));
};
