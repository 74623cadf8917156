/** A file of a tar archive. Its body is to be read before the next entry, or is passed over. */
export interface TarEntry {
  readonly name: string;
  readonly size: number;
  readonly body: AsyncIterable<Uint8Array>;
}

/** What is no archive of plain files within their bounds. */
class TarError extends Error {
  override readonly name = "TarError";
}

const block = 512;
const field = { name: [0, 100], size: [124, 136], checksum: [148, 156], type: [156, 157], prefix: [345, 500] } as const;

/**
 * Reads the files of a tar archive, in their order. Nothing else may be in it: links, folders and extended headers, whose
 * length an attacker could choose, are refused before anything is set aside for them.
 *
 * @param source the archive's bytes
 * @param mostBytes how large a file of this name may be; undefined for a name that has no place in the archive
 * @throws TarError when it is cut off, damaged or contains something else
 */
export async function* tarEntries(
  source: AsyncIterable<Uint8Array>,
  mostBytes: (name: string) => number | undefined,
): AsyncGenerator<TarEntry> {
  const bytes = new Bytes(source);
  for (;;) {
    const header = await bytes.exactly(block);
    if (header.every((byte) => byte === 0)) break;
    const { name, size } = readHeader(header);
    const most = mostBytes(name);
    if (most === undefined || size > most) throw new TarError(`The entry ${name} is unknown or too large.`);
    let left = size;
    const body = (async function* () {
      while (left > 0) {
        const part = await bytes.atMost(left);
        left -= part.length;
        yield part;
      }
    })();
    yield { name, size, body };
    while (left > 0) left -= (await bytes.atMost(left)).length;
    await bytes.exactly((block - (size % block)) % block);
  }
  await bytes.restIsZero();
}

const readHeader = (header: Uint8Array): { name: string; size: number } => {
  const text = ([from, to]: readonly [number, number]): string => {
    const bytes = header.subarray(from, to);
    const end = bytes.indexOf(0);
    return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString("latin1");
  };
  const octal = (range: readonly [number, number]): number => {
    const digits = text(range).trim();
    if (!/^[0-7]{1,11}$/.test(digits)) throw new TarError("A number in a header is none.");
    return Number.parseInt(digits, 8);
  };
  const [from, to] = field.checksum;
  // the checksum counts itself as spaces
  const sum = header.reduce((all, byte, at) => all + (at >= from && at < to ? 0x20 : byte), 0);
  if (octal(field.checksum) !== sum) throw new TarError("The checksum of a header is wrong.");
  if (!["0", ""].includes(text(field.type)) || text(field.prefix) !== "")
    throw new TarError("An entry is no plain file.");
  return { name: text(field.name), size: octal(field.size) };
};

/** Bytes of a source as they are asked for; no more is held than a chunk of the source and what was asked for. */
class Bytes {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array();

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  async #fill(): Promise<boolean> {
    while (this.#held.length === 0) {
      const next = await this.#chunks.next();
      if (next.done) return false;
      this.#held = next.value;
    }
    return true;
  }

  /** One byte at least, and no more than there are at hand. */
  async atMost(count: number): Promise<Uint8Array> {
    if (!(await this.#fill())) throw new TarError("The archive is cut off.");
    const part = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(part.length);
    return part;
  }

  /** So many bytes: for headers and padding, of a block at most. */
  async exactly(count: number): Promise<Uint8Array> {
    const all = new Uint8Array(count);
    for (let at = 0; at < count; ) {
      const part = await this.atMost(count - at);
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  async restIsZero(): Promise<void> {
    while (await this.#fill()) {
      if (this.#held.some((byte) => byte !== 0)) throw new TarError("Something follows the end of the archive.");
      this.#held = new Uint8Array();
    }
  }
}
