import { deepest } from "@concordat/contract";

const byteOf = (character: string): number => character.charCodeAt(0);
const quote = byteOf('"');
const backslash = byteOf("\\");
const [list, object, endOfList, endOfObject] = [..."[{]}"].map(byteOf);

/**
 * Whether a JSON text has lists and objects within each other deeper than any request may. It looks at brackets only, many
 * times as fast as parsing a text that consists of them.
 *
 * @param text in UTF-8, whose brackets and quotes are single bytes; it need not be valid
 */
export const isNestedTooDeep = (text: Uint8Array): boolean => {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index++) {
    const byte = text[index];
    if (byte === quote) isInString = !isInString;
    else if (isInString) index += byte === backslash ? 1 : 0;
    else if (byte === list || byte === object) depth += 1;
    else if (byte === endOfList || byte === endOfObject) depth -= 1;
    if (depth > deepest) return true;
  }
  return false;
};
