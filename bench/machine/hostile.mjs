import { gzipSync } from "node:zlib";

/** Bodies that are made to cost much. All are text; those for a size are as long as that, or a little less. */

/** @param {number} size in characters */
export const zeros = (size) => `[${"0,".repeat(size / 2 - 2)}0]`;

/** @param {number} size in characters */
export const emptyObjects = (size) => `[${"{},".repeat(size / 3 - 2)}{}]`;

/** @param {number} size in characters */
export const unknownKeys = (size) =>
  `{${Array.from({ length: size / 12 - 1 }, (_, index) => `"k${String(index).padStart(6, "0")}":0`).join(",")}}`;

/** @param {number} size in characters */
export const brackets = (size) => "[".repeat(size / 2) + "]".repeat(size / 2);

/** @param {number} size in characters */
export const objectsInObjects = (size) => `${'{"a":'.repeat(size / 6)}0${"}".repeat(size / 6)}`;

/** Texts on which patterns with repetitions inside of repetitions would never end. */
export const longTexts = (/** @type {number} */ size) => ({
  "one letter": "a".repeat(size),
  "a domain without an end": `${"a.".repeat(size / 2)}!`,
  "dashes and letters": `${"a-".repeat(size / 2)}!`,
  blanks: `${" ".repeat(size)}!`,
});

/** @param {string} text */
export const zipped = (text) => ({ body: gzipSync(text), headers: { "Content-Encoding": "gzip" } });

/**
 * A list with an item as often as fits.
 * @param {string} item
 * @param {number} size
 */
export const listOf = (item, size) =>
  `[${Array.from({ length: Math.floor(size / (item.length + 1)) }, () => item).join(",")}]`;
