// RFC 2047: how AWS lets headers carry what is not ASCII.

const encodedWord = /=\?([\w-]+)\?([bq])\?([^?]*)\?=/gi;
/** White space between two encoded words belongs to neither. */
const between = /(\?=)\s+(?==\?)/g;

const decodeQ = (text: string): Buffer =>
  Buffer.from(
    text
      .replaceAll("_", " ")
      .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );

const decodeWord = (whole: string, charset: string, encoding: string, text: string): string => {
  const bytes = encoding.toLowerCase() === "b" ? Buffer.from(text, "base64") : decodeQ(text);
  if (/^utf-?8$/i.test(charset)) return bytes.toString("utf8");
  return /^(iso-8859-1|us-ascii)$/i.test(charset) ? bytes.toString("latin1") : whole;
};

/** Reads the encoded words in the value of a header; what is none is kept. */
export const decodeWords = (value: string): string =>
  value.includes("=?") ? value.replace(between, "$1").replace(encodedWord, decodeWord) : value;

const isPlain = /^[\x20-\x7e]*$/;

/** Writes a value so that it can be sent in a header: as it is, or as an encoded word if it is not ASCII. */
export const encodeWords = (value: string): string =>
  isPlain.test(value) ? value : `=?UTF-8?B?${Buffer.from(value).toString("base64")}?=`;
