import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { createTarDecoder, type ParsedTarEntry } from "modern-tar";
import type * as z from "zod";
import { ArchiveEnd, ArchiveHead, archiveFormat, endName, headName, tableOfPiece } from "./archive-format.js";
import { type Content, ContentMeter, firstDifference } from "./content.js";
import type { Dump } from "./dump.js";
import { TransferError } from "./transfer-error.js";

/** A dump in a file. */
export interface Archive extends Dump {
  readonly head: ArchiveHead;
  /** Lets go of the file, read or not. */
  close(): Promise<void>;
}

type Entries = AsyncIterator<ParsedTarEntry>;

const damaged = (file: string, cause?: unknown): TransferError =>
  new TransferError(`The file ${file} is no whole backup of Concordat: it is damaged, cut off or something else.`, {
    cause,
  });

/** Opens a backup. @throws TransferError when it is none, or this version cannot read it */
export const openArchive = async (file: string): Promise<Archive> => {
  await stat(file).catch((error: unknown) => {
    throw new TransferError(`There is no file ${file} that can be read.`, { cause: error });
  });
  const source = createReadStream(file);
  const unzipped = source.pipe(createGunzip());
  source.on("error", (error) => unzipped.destroy(error));
  const decoded = (Readable.toWeb(unzipped) as ReadableStream<Uint8Array<ArrayBuffer>>).pipeThrough(
    createTarDecoder({ strict: true }),
  );
  const entries: Entries = decoded[Symbol.asyncIterator]();
  const close = async (): Promise<void> => {
    source.destroy();
    unzipped.destroy();
    await entries.return?.().catch(() => undefined);
  };
  try {
    const head = await readJson(await nextEntry(entries, file), headName, ArchiveHead, file);
    if (head.edition !== archiveFormat.edition) {
      throw new TransferError(
        `The backup ${file} was made by a newer version of Concordat, ${head.concordat}: use that one.`,
      );
    }
    const { migrations, tables } = head;
    return { head, migrations, tables, pour: (into) => pour(file, { entries, head }, into), close };
  } catch (error) {
    await close();
    throw error;
  }
};

const nextEntry = async (entries: Entries, file: string): Promise<ParsedTarEntry> => {
  const next = await entries.next().catch((error: unknown) => {
    throw damaged(file, error);
  });
  if (next.done) throw damaged(file);
  return next.value;
};

const readJson = async <Value>(
  { header, body }: ParsedTarEntry,
  name: string,
  schema: z.ZodType<Value>,
  file: string,
): Promise<Value> => {
  if (header.name !== name) throw damaged(file);
  try {
    return schema.parse(JSON.parse(await new Response(body).text()));
  } catch (error) {
    throw damaged(file, error);
  }
};

const pour = async (
  file: string,
  { entries, head }: { entries: Entries; head: ArchiveHead },
  into: Parameters<Dump["pour"]>[0],
) => {
  let entry = await nextEntry(entries, file);
  /** The rows of one table, from as many pieces as follow. */
  async function* rowsOf(table: string): AsyncGenerator<Uint8Array> {
    while (tableOfPiece(entry.header.name) === table) {
      try {
        for await (const chunk of entry.body) yield chunk;
      } catch (error) {
        throw damaged(file, error);
      }
      entry = await nextEntry(entries, file);
    }
  }
  for (const table of head.tables) await into(table, Readable.from(rowsOf(table.name), { objectMode: false }));
  const end = await readJson(entry, endName, ArchiveEnd, file);
  if (end.contents.length !== head.tables.length) throw damaged(file);
  return end;
};

/** Reads a backup from beginning to end. @throws TransferError when something in it is not as it was written */
export const verifyArchive = async (file: string): Promise<ArchiveHead> => {
  const archive = await openArchive(file);
  try {
    const found: Content[] = [];
    const { contents } = await archive.pour(async ({ name }, rows) => {
      const meter = new ContentMeter();
      await pipeline(rows, meter.resume());
      found.push(meter.content(name));
    });
    if (firstDifference(contents, found)) throw damaged(file);
    return archive.head;
  } finally {
    await archive.close();
  }
};
