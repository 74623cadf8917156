import { bodyBounds } from "@concordat/contract";

type Bound = keyof typeof bodyBounds;

const byteOf = (character: string): number => character.charCodeAt(0);
const quote = byteOf('"');
const backslash = byteOf("\\");
const colon = byteOf(":");
const comma = byteOf(",");
const [list, object, endOfList, endOfObject] = [..."[{]}"].map(byteOf);

/** Where a text ends that begins behind `start`. */
const endOfText = (text: Uint8Array, start: number): number => {
  let index = start + 1;
  while (index < text.length && text[index] !== quote) index += text[index] === backslash ? 2 : 1;
  return index;
};

/** FNV-1a. Names that have the same hash count as one: that lets more through, which the other bounds hold up. */
const hashOf = (text: Uint8Array, start: number, end: number): number => {
  let hash = 0x811c9dc5;
  for (let index = start; index < end; index++) hash = Math.imul(hash ^ (text[index] ?? 0), 0x01000193);
  return hash;
};

/**
 * Tells which bound a JSON text oversteps. It looks at single bytes and takes some nanoseconds for each, however the text is made;
 * parsing takes a hundred times as long for texts that are made for it.
 *
 * @param text in UTF-8, whose brackets, quotes and commas are single bytes; it need not be valid
 * @returns undefined if it is within all of them
 */
export const overstepped = (text: Uint8Array): Bound | undefined => {
  const names = new Set<number>();
  let [depth, members, values, start, end] = [0, 0, 1, 0, 0];
  for (let index = 0; index < text.length; index++) {
    switch (text[index]) {
      case quote:
        start = index;
        end = endOfText(text, index);
        index = end;
        break;
      case comma:
        values += 1;
        if (values > bodyBounds.values) return "values";
        break;
      case colon:
        members += 1;
        names.add(hashOf(text, start, end));
        if (names.size > bodyBounds.names) return "names";
        if (members > bodyBounds.members) return "members";
        break;
      case list:
      case object:
        depth += 1;
        values += 1;
        if (depth > bodyBounds.depth) return "depth";
        if (values > bodyBounds.values) return "values";
        break;
      case endOfList:
      case endOfObject:
        depth -= 1;
    }
  }
  return undefined;
};
