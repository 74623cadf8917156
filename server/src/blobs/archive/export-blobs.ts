import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createTarPacker } from "modern-tar";
import { authenticationName } from "../../database/transfer/archive-format.js";
import { archiveMac } from "../../database/transfer/authentication.js";
import { writeNewFile } from "../../database/transfer/write-new-file.js";
import { keyIdOf } from "../../vault/derived-keys.js";
import { version } from "../../version.js";
import type { BlobStore } from "../blob-store.js";
import { isMissing } from "../local/files.js";
import type { FindReferenced } from "../sweep/sweep-orphans.js";
import { archiveFormat, blobName, headName } from "./format.js";

/** An archive of blobs that was written. */
export interface ExportedBlobs {
  readonly file: string;
  readonly bytes: number;
  readonly blobs: number;
  /** The id of the master key under which it is authenticated; null where it is not. */
  readonly authenticated: string | null;
}

export interface ExportOptions {
  readonly store: BlobStore;
  readonly findReferenced: FindReferenced;
  /** By which whoever imports the archive can tell that it was not changed; undefined: nobody can. */
  readonly masterKey: Uint8Array | undefined;
}

/**
 * Writes all blobs that are in rows to one file, which only its owner can read. What is removed meanwhile is left out.
 *
 * @throws TransferError when there is such a file already, or it cannot be written; BlobStoreError when a blob cannot be read
 */
export const exportBlobs = async (path: string, options: ExportOptions): Promise<ExportedBlobs> => {
  const { made: blobs, ...written } = await writeNewFile(path, "archive", (draft) => fill(draft, options));
  const { masterKey } = options;
  return { ...written, blobs, authenticated: masterKey ? keyIdOf(masterKey) : null };
};

const fill = async (draft: string, options: ExportOptions): Promise<number> => {
  const { readable, controller } = createTarPacker();
  const target = createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true });
  const written = pipeline(Readable.fromWeb(readable as never), target);
  const packed = pack(options, (name, size) => controller.add({ name, size, mode: 0o600 }).getWriter()).then(
    (blobs) => {
      controller.finalize();
      return blobs;
    },
    (error: unknown) => {
      controller.error(error);
      throw error;
    },
  );
  const [blobs] = await Promise.all([packed, written]);
  return blobs;
};

type AddEntry = (name: string, size: number) => WritableStreamDefaultWriter<Uint8Array>;

const pack = async ({ store, findReferenced, masterKey }: ExportOptions, add: AddEntry): Promise<number> => {
  const mac = masterKey && archiveMac(masterKey);
  const addEntry = async (name: string, size: number, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => {
    mac?.begin(name, size);
    const writer = add(name, size);
    for await (const piece of pieces) {
      mac?.update(piece);
      // it waits in the archive's queue, and the store uses the piece's memory again
      await writer.write(Buffer.from(piece));
    }
    await writer.close();
  };
  const head = json({ ...archiveFormat, createdAt: new Date().toISOString(), concordat: version });
  await addEntry(headName, head.length, [head]);
  let blobs = 0;
  for await (const id of referencedIn(store, findReferenced)) {
    const opened = await openBlob(store, id);
    if (!opened) continue;
    await addEntry(blobName(id), opened.size, opened.pieces);
    blobs++;
  }
  if (mac) {
    const proof = json(mac.end());
    const writer = add(authenticationName, proof.length);
    await writer.write(proof);
    await writer.close();
  }
  return blobs;
};

async function* referencedIn(
  store: BlobStore,
  findReferenced: FindReferenced,
): AsyncGenerator<string, void, undefined> {
  for await (const ids of store.list()) {
    const referenced = await findReferenced(ids);
    yield* ids.filter((id) => referenced.has(id));
  }
}

/** A blob whose first piece was read: from here on it can be read to its end, whoever removes it. Undefined where it is gone. */
const openBlob = async (store: BlobStore, id: string) => {
  const facts = await store.find(id);
  if (!facts) return undefined;
  const { size } = facts;
  if (size === 0) return { size, pieces: [] };
  const reading = store.read(id, { start: 0, end: size - 1 });
  try {
    const first = await reading.next();
    return { size, pieces: begunWith(first, reading) };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

async function* begunWith(
  first: IteratorResult<Uint8Array, void>,
  rest: AsyncGenerator<Uint8Array, void, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (!first.done) yield first.value;
  yield* rest;
}

const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
