import { S3Error } from "./s3-error.js";

/** The target of a request as it was sent: what is signed is what is routed. */
export interface RawTarget {
  /** Percent-encoded, as on the wire. */
  readonly rawPath: string;
  /** Without the `?`, as on the wire. */
  readonly rawQuery: string;
  /** The members of the query, decoded; the first value of each name. */
  readonly query: ReadonlyMap<string, string>;
}

const invalid = (cause?: unknown): S3Error => new S3Error("InvalidURI", undefined, { cause });

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Bytes beyond ASCII that a client did not encode, which Node reads as Latin-1. */
const beyondAscii = /[\u0080-\u00ff]/;

/**
 * Decodes a percent-encoded text once. Whatever it contains then is a part of the name, and never of a path.
 *
 * @throws S3Error `InvalidURI` for wrong escapes, and for what is not UTF-8
 */
export const decodePercent = (raw: string): string => {
  try {
    const text = beyondAscii.test(raw) ? utf8.decode(Buffer.from(raw, "latin1")) : raw;
    return text.includes("%") ? decodeURIComponent(text) : text;
  } catch (error) {
    throw invalid(error);
  }
};

const decodeMember = (raw: string): string => decodePercent(raw.replaceAll("+", " "));

const readQuery = (rawQuery: string): ReadonlyMap<string, string> => {
  const members = new Map<string, string>();
  for (const member of rawQuery === "" ? [] : rawQuery.split("&")) {
    const equals = member.indexOf("=");
    const name = decodeMember(equals < 0 ? member : member.slice(0, equals));
    if (!members.has(name)) members.set(name, equals < 0 ? "" : decodeMember(member.slice(equals + 1)));
  }
  return members;
};

/**
 * Reads the target of a request: the only place where it is taken apart.
 *
 * @param url as Node has it, which is as it was sent
 * @throws S3Error `InvalidURI` for targets that are no path, and for members of the query that cannot be decoded
 */
export const readTarget = (url: string): RawTarget => {
  if (!url.startsWith("/")) throw invalid();
  const mark = url.indexOf("?");
  const rawPath = mark < 0 ? url : url.slice(0, mark);
  const rawQuery = mark < 0 ? "" : url.slice(mark + 1);
  return { rawPath, rawQuery, query: readQuery(rawQuery) };
};
