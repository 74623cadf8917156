/** What cannot stand in a `Location`, or is read in another way by browsers than it was written. */
const unsafe = /[^\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]/gu;

const encode = (character: string): string =>
  [...Buffer.from(character, character > "\u00ff" ? "utf8" : "latin1")]
    .map((byte) => `%${byte.toString(16).padStart(2, "0").toUpperCase()}`)
    .join("");

/** A text as the value of `Location`: whatever it holds, it is one line of ASCII. Escapes that are in it stay. */
export const locationOf = (text: string): string => text.replace(unsafe, encode);

/** The address of a directory, below the same host: two slashes at its beginning would be another host. */
export const directoryLocation = (rawPath: string, rawQuery: string): string => {
  const path = /^\/[/\\]/.test(rawPath) ? `/.${rawPath}` : rawPath;
  return locationOf(`${path}/${rawQuery === "" ? "" : `?${rawQuery}`}`);
};
