import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type * as z from "zod";
import type { MasterKeys } from "../../vault/parse-master-keys.js";
import {
  ArchiveEnd,
  ArchiveHead,
  archiveFormat,
  authenticationName,
  endName,
  headName,
  mostEntryBytes,
  tableOfPiece,
} from "./archive-format.js";
import { Authentication, archiveVerifier } from "./authentication.js";
import { type Content, ContentMeter, firstDifference } from "./content.js";
import type { Dump } from "./dump.js";
import { type TarEntry, tarEntries } from "./tar-entries.js";
import { TransferError } from "./transfer-error.js";

/** Whom a reader of backups trusts. */
export interface ReadOptions {
  /** The master keys that may vouch for a backup. */
  readonly masterKeys: MasterKeys | undefined;
  /** Also takes a backup for which none of them vouches. */
  readonly unauthenticated: boolean;
}

/** A dump in a file. */
export interface Archive extends Dump {
  readonly head: ArchiveHead;
  /** Once it was poured: the id of the master key that vouches for it, or null. */
  readonly authenticated: () => string | null;
  /** Lets go of the file, read or not. */
  close(): Promise<void>;
}

type Entries = AsyncGenerator<TarEntry>;

const damaged = (file: string, cause?: unknown): TransferError =>
  new TransferError(
    `The file ${file} is no whole backup of Concordat: it is damaged, cut off, changed or something else.`,
    { cause },
  );

/** Opens a backup. @throws TransferError when it is none, or this version cannot read it */
export const openArchive = async (file: string, options: ReadOptions): Promise<Archive> => {
  await stat(file).catch((error: unknown) => {
    throw new TransferError(`There is no file ${file} that can be read.`, { cause: error });
  });
  const source = createReadStream(file);
  const unzipped = source.pipe(createGunzip());
  source.on("error", (error) => unzipped.destroy(error));
  const verifier = archiveVerifier(options.masterKeys ?? []);
  const entries = tarEntries(unzipped, mostEntryBytes);
  const close = async (): Promise<void> => {
    source.destroy();
    unzipped.destroy();
    await entries.return(undefined).catch(() => undefined);
  };
  try {
    const reader = { file, entries, verifier };
    const head = await readJson(reader, await nextEntry(reader), headName, ArchiveHead);
    if (head.edition !== archiveFormat.edition) {
      throw new TransferError(
        `The backup ${file} was made by a newer version of Concordat, ${head.concordat}: use that one.`,
      );
    }
    const { migrations, tables } = head;
    let authenticated: string | null = null;
    const pourOnce: Dump["pour"] = async (into) => {
      const end = await pour(reader, head, into);
      authenticated = await authenticate(reader, options);
      return end;
    };
    return { head, migrations, tables, pour: pourOnce, authenticated: () => authenticated, close };
  } catch (error) {
    await close();
    throw error;
  }
};

interface Reader {
  readonly file: string;
  readonly entries: Entries;
  readonly verifier: ReturnType<typeof archiveVerifier>;
}

const nextEntryIfAny = async ({ file, entries }: Reader): Promise<TarEntry | undefined> => {
  const next = await entries.next().catch((error: unknown) => {
    throw damaged(file, error);
  });
  return next.done ? undefined : next.value;
};

const nextEntry = async (reader: Reader): Promise<TarEntry> => {
  const entry = await nextEntryIfAny(reader);
  if (!entry) throw damaged(reader.file);
  return entry;
};

/** The bytes of an entry, which count for its authentication. */
async function* bytesOf({ file, verifier }: Reader, { name, size, body }: TarEntry): AsyncGenerator<Uint8Array> {
  if (name !== authenticationName) verifier.begin(name, size);
  try {
    for await (const chunk of body) {
      if (name !== authenticationName) verifier.update(chunk);
      yield chunk;
    }
  } catch (error) {
    throw damaged(file, error);
  }
}

const readJson = async <Value>(
  reader: Reader,
  entry: TarEntry,
  name: string,
  schema: z.ZodType<Value>,
): Promise<Value> => {
  if (entry.name !== name) throw damaged(reader.file);
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytesOf(reader, entry)) chunks.push(chunk);
  try {
    return schema.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
  } catch (error) {
    throw damaged(reader.file, error);
  }
};

const pour = async (reader: Reader, head: ArchiveHead, into: Parameters<Dump["pour"]>[0]) => {
  let entry = await nextEntry(reader);
  /** The rows of one table, from as many pieces as follow. */
  async function* rowsOf(table: string): AsyncGenerator<Uint8Array> {
    while (tableOfPiece(entry.name) === table) {
      yield* bytesOf(reader, entry);
      entry = await nextEntry(reader);
    }
  }
  for (const table of head.tables) await into(table, Readable.from(rowsOf(table.name), { objectMode: false }));
  const end = await readJson(reader, entry, endName, ArchiveEnd);
  if (end.contents.length !== head.tables.length) throw damaged(reader.file);
  return end;
};

/** Reads to the end of the file. @returns the id of the master key that vouches for all of it, or null if that is allowed */
const authenticate = async (reader: Reader, { unauthenticated }: ReadOptions): Promise<string | null> => {
  const { file } = reader;
  const entry = await nextEntryIfAny(reader);
  const found = entry && (await readJson(reader, entry, authenticationName, Authentication));
  if (entry && (await nextEntryIfAny(reader))) throw damaged(file);
  const verdict = found ? reader.verifier.verify(found) : "absent";
  if (verdict === "changed") throw damaged(file);
  if (found && verdict === "genuine") return found.key;
  if (unauthenticated) return null;
  const reason = found
    ? `it was written under the master key ${found.key}, which is not among those that are known here: set CONCORDAT_MASTER_KEY to it`
    : "it carries no authentication";
  throw new TransferError(
    `Nothing shows that the backup ${file} is as it was written, for ${reason}; with --unauthenticated it is taken all the same.`,
  );
};

/** Reads a backup from beginning to end. @throws TransferError when something in it is not as it was written */
export const verifyArchive = async (
  file: string,
  options: ReadOptions,
): Promise<{ readonly head: ArchiveHead; readonly authenticated: string | null }> => {
  const archive = await openArchive(file, options);
  try {
    const found: Content[] = [];
    const { contents } = await archive.pour(async ({ name }, rows) => {
      const meter = new ContentMeter();
      await pipeline(rows, meter.resume());
      found.push(meter.content(name));
    });
    if (firstDifference(contents, found)) throw damaged(file);
    return { head: archive.head, authenticated: archive.authenticated() };
  } finally {
    await archive.close();
  }
};
