import { S3Error } from "../s3-error.js";

const inOrder = /^[\w\-.~/]*$/;
const inPath = /%([\dA-Fa-f]{2})|[^\w\-.~/]/g;
const inQuery = /%([\dA-Fa-f]{2})|[^\w\-.~]/g;
const unreserved = /[\w\-.~]/;

/**
 * The path as SigV4 of S3 signs it: every byte but letters, digits and `-._~/` once percent-encoded, in upper case. What is
 * encoded on the wire stays so, what is not gets encoded; segments are left alone. Throws `InvalidURI` for a stray `%`.
 */
export function encodedPath(rawPath: string): string {
  if (inOrder.test(rawPath)) return rawPath;
  return rawPath.replace(inPath, (found, hex?: string) => encodedByte(found, hex, "/"));
}

/** A name or value of the raw query, encoded in the same way, `/` included; `+` is a space. Throws `InvalidURI` for a stray `%`. */
export function encodedQueryPart(rawPart: string): string {
  return rawPart.replace(inQuery, (found, hex?: string) => (found === "+" ? "%20" : encodedByte(found, hex, "")));
}

function encodedByte(found: string, hex: string | undefined, alsoPlain: string): string {
  if (found === "%") throw new S3Error("InvalidURI");
  const byte = hex === undefined ? found : String.fromCharCode(Number.parseInt(hex, 16));
  if (unreserved.test(byte) || byte === alsoPlain) return byte;
  return `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
}

/** The bytes of a name or value of the raw query, each as a character; `+` is a space. */
export function decodedQueryBytes(rawPart: string): string {
  return rawPart
    .replaceAll("+", " ")
    .replace(/%([\dA-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The text of a name or value of the raw query; `+` is a space. Bytes that are no UTF-8 become U+FFFD. */
export function decodedQueryPart(rawPart: string): string {
  return Buffer.from(decodedQueryBytes(rawPart), "latin1").toString();
}
