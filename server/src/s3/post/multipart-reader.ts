import { S3Error } from "../../aws/s3-error.js";

/** What the head of a part says. */
export interface PartHead {
  /** Of the field. */
  readonly name: string;
  /** As the browser names the file; undefined for other fields. */
  readonly fileName: string | undefined;
}

const crlf = Buffer.from("\r\n");
const endOfHead = Buffer.from("\r\n\r\n");
const [dash, cr, lf, space, tab] = [0x2d, 0x0d, 0x0a, 0x20, 0x09];

export const malformedForm = (cause?: unknown): S3Error => new S3Error("MalformedPOSTRequest", undefined, { cause });

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Text of a form. @throws S3Error `MalformedPOSTRequest` for what is not UTF-8 */
export const formText = (bytes: Uint8Array): string => {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    throw malformedForm(error);
  }
};

const disposition = /^content-disposition[ \t]*:[ \t]*form-data[ \t]*(;.*)$/i;
const parameter = /;[ \t]*([\w*-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g;

/** Browsers do not escape backslashes of Windows paths: only a quotation mark behind one is meant by itself. */
const unescaped = (text: string): string => text.replaceAll('\\"', '"');

const readHead = (text: string): PartHead => {
  const lines = text.split("\r\n").flatMap((line) => disposition.exec(line)?.[1] ?? []);
  const [parameters, another] = lines;
  if (parameters === undefined || another !== undefined) throw malformedForm();
  const found = new Map<string, string>();
  for (const [, name = "", quoted, bare = ""] of parameters.matchAll(parameter))
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), unescaped(quoted ?? bare));
  const name = found.get("name");
  if (!name) throw malformedForm();
  return { name, fileName: found.get("filename") };
};

/**
 * Reads `multipart/form-data` part by part, as it comes in. The body of a part must be read to its end before the next one.
 * What it reads is bounded: heads and what is no body of a part count against a number of bytes.
 *
 * @throws S3Error `MalformedPOSTRequest`; what `overrun` makes beyond the bound; and what the blocks throw
 */
export class MultipartReader {
  readonly #blocks: AsyncIterator<Buffer>;
  readonly #delimiter: Buffer;
  readonly #overrun: () => S3Error;
  /** What was read of the body and is not used yet. The first delimiter has no line before it. */
  #read: Buffer = crlf;
  /** How many more bytes there may be beside the bodies of parts. */
  #left: number;
  #isBegun = false;

  constructor(
    blocks: AsyncIterator<Buffer>,
    { boundary, most, overrun }: { readonly boundary: string; readonly most: number; readonly overrun: () => S3Error },
  ) {
    this.#blocks = blocks;
    this.#delimiter = Buffer.from(`\r\n--${boundary}`, "latin1");
    this.#overrun = overrun;
    this.#left = most;
  }

  /** Goes on to the next part. @returns undefined behind the last one */
  async next(): Promise<PartHead | undefined> {
    if (!this.#isBegun) for await (const piece of this.body()) this.count(piece.length);
    this.#isBegun = true;
    if (await this.#isLastDelimiter()) return undefined;
    let end = this.#read.indexOf(endOfHead);
    while (end < 0) {
      if (this.#read.length > this.#left) throw this.#overrun();
      await this.#readMore();
      end = this.#read.indexOf(endOfHead);
    }
    this.count(end + endOfHead.length);
    const head = readHead(formText(this.#read.subarray(0, end)));
    this.#read = this.#read.subarray(end + endOfHead.length);
    return head;
  }

  /** The bytes of the part, up to the delimiter behind it. They never change. */
  async *body(): AsyncGenerator<Buffer, void, undefined> {
    const { length } = this.#delimiter;
    for (;;) {
      const at = this.#read.indexOf(this.#delimiter);
      const end = at < 0 ? Math.max(0, this.#read.length - length + 1) : at;
      const piece = this.#read.subarray(0, end);
      this.#read = this.#read.subarray(at < 0 ? end : end + length);
      if (piece.length > 0) yield piece;
      if (at >= 0) return;
      await this.#readMore();
    }
  }

  /** Counts bytes against the bound. */
  count(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw this.#overrun();
  }

  /** Reads away what is behind a part: nobody asks what that is, as long as its delimiter is one. */
  async end(): Promise<void> {
    this.#left = Number.MAX_SAFE_INTEGER;
    await this.#isLastDelimiter();
    this.#read = Buffer.alloc(0);
    while (!(await this.#blocks.next()).done);
  }

  /** A delimiter is the last one if two dashes follow; else its line may end with blanks. */
  async #isLastDelimiter(): Promise<boolean> {
    this.count(this.#delimiter.length);
    while (this.#read.length < 2) await this.#readMore();
    if (this.#read[0] === dash && this.#read[1] === dash) return true;
    while (this.#read[0] === space || this.#read[0] === tab) {
      this.count(1);
      this.#read = this.#read.subarray(1);
      while (this.#read.length < 2) await this.#readMore();
    }
    if (this.#read[0] !== cr || this.#read[1] !== lf) throw malformedForm();
    return false;
  }

  async #readMore(): Promise<void> {
    const next = await this.#blocks.next();
    if (next.done) throw malformedForm();
    this.#read = this.#read.length === 0 ? next.value : Buffer.concat([this.#read, next.value]);
  }
}
