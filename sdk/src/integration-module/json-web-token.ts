/** The parts of a token. Nothing in it is trusted before its signature is verified. */
export interface JsonWebToken {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** The signed bytes. */
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** Far longer than any token of Core; longer tokens are not parsed. */
const longest = 16 * 1024;

/** Decodes Base64. @throws if the text is not Base64 */
export const bytesOfBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

const bytesOf = (part: string): Uint8Array<ArrayBuffer> =>
  bytesOfBase64(part.replaceAll("-", "+").replaceAll("_", "/"));

const objectOf = (part: string): Record<string, unknown> => {
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytesOf(part)));
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError("not an object");
  return value as Record<string, unknown>;
};

/** Parses a token. @returns undefined if it is malformed */
export const parseToken = (token: string): JsonWebToken | undefined => {
  const [, header, claims, signature] = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(token) ?? [];
  if (token.length > longest || !header || !claims || !signature) return undefined;
  try {
    return {
      header: objectOf(header),
      claims: objectOf(claims),
      signed: new TextEncoder().encode(`${header}.${claims}`),
      signature: bytesOf(signature),
    };
  } catch {
    return undefined;
  }
};
