import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { authenticationName } from "../../database/transfer/archive-format.js";
import { Authentication, archiveVerifier } from "../../database/transfer/authentication.js";
import { type TarEntry, tarEntries } from "../../database/transfer/tar-entries.js";
import { TransferError } from "../../database/transfer/transfer-error.js";
import type { MasterKeys } from "../../vault/parse-master-keys.js";
import type { BlobStore } from "../blob-store.js";
import { ArchiveHead, blobOfName, headName, mostEntryBytes } from "./format.js";

export interface ImportOptions {
  readonly store: BlobStore;
  /** The master keys that may vouch for the archive. */
  readonly masterKeys: MasterKeys | undefined;
  /** Also takes an archive for which none of them vouches. */
  readonly unauthenticated: boolean;
}

/** An archive of blobs that was brought back. */
export interface ImportedBlobs {
  readonly blobs: number;
  /** How many of them were there already. */
  readonly present: number;
  /** The id of the master key that vouches for it; null where nothing does. */
  readonly authenticated: string | null;
}

/**
 * Brings the blobs of an archive back, after the whole file was checked. Blobs that are there stay as they are: it may be ended and
 * run again.
 *
 * @throws TransferError when the file is no whole archive, or nothing vouches for it; BlobStoreError when a blob cannot be written
 */
export const importBlobs = async (file: string, options: ImportOptions): Promise<ImportedBlobs> => {
  await readArchive(file, options, passOver);
  let [blobs, present] = [0, 0];
  const authenticated = await readArchive(file, options, async (id, size, body) => {
    blobs++;
    if ((await options.store.find(id))?.size === size) {
      present++;
      return passOver(id, size, body);
    }
    await options.store.write(id, inGroups(body));
  });
  return { blobs, present, authenticated };
};

type TakeBlob = (id: string, size: number, body: AsyncIterable<Uint8Array>) => Promise<void>;

const passOver: TakeBlob = async (_id, _size, body) => {
  for await (const _piece of body);
};

async function* inGroups(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  for await (const piece of pieces) yield [piece];
}

const damaged = (file: string, cause?: unknown): TransferError =>
  new TransferError(
    `The file ${file} is no whole archive of objects of Concordat: it is damaged, cut off, changed or something else.`,
    { cause },
  );

/** Reads an archive to its end. @returns the id of the master key that vouches for all of it, or null if that is allowed */
const readArchive = async (file: string, options: ImportOptions, take: TakeBlob): Promise<string | null> => {
  await stat(file).catch((cause: unknown) => {
    throw new TransferError(`There is no file ${file} that can be read.`, { cause });
  });
  const source = createReadStream(file, { highWaterMark: 512 * 1024 });
  const verifier = archiveVerifier(options.masterKeys ?? []);
  const entries = tarEntries(source, mostEntryBytes);
  const next = async (): Promise<TarEntry | undefined> => {
    const entry = await entries.next().catch((cause: unknown) => {
      throw damaged(file, cause);
    });
    return entry.done ? undefined : entry.value;
  };
  async function* unverified({ body }: TarEntry): AsyncGenerator<Uint8Array> {
    try {
      yield* body;
    } catch (cause) {
      throw damaged(file, cause);
    }
  }
  async function* verified(entry: TarEntry): AsyncGenerator<Uint8Array> {
    verifier.begin(entry.name, entry.size);
    for await (const piece of unverified(entry)) {
      verifier.update(piece);
      yield piece;
    }
  }
  try {
    const head = await next();
    if (head?.name !== headName) throw damaged(file);
    readJson(file, ArchiveHead, await gather(verified(head)));
    let entry = await next();
    for (; entry; entry = await next()) {
      const id = blobOfName(entry.name);
      if (id === undefined) break;
      await take(id, entry.size, verified(entry));
    }
    const proof = entry && readJson(file, Authentication, await gather(unverified(entry)));
    if (entry && (entry.name !== authenticationName || (await next()))) throw damaged(file);
    return vouchedBy(file, proof, verifier, options);
  } finally {
    source.destroy();
  }
};

const vouchedBy = (
  file: string,
  proof: Authentication | undefined,
  verifier: ReturnType<typeof archiveVerifier>,
  { unauthenticated }: ImportOptions,
): string | null => {
  const verdict = proof ? verifier.verify(proof) : "absent";
  if (verdict === "changed") throw damaged(file);
  if (proof && verdict === "genuine") return proof.key;
  if (unauthenticated) return null;
  const reason = proof
    ? `it was written under the master key ${proof.key}, which is not among those that are known here: set CONCORDAT_MASTER_KEY to it`
    : "it carries no authentication";
  throw new TransferError(
    `Nothing shows that the archive ${file} is as it was written, for ${reason}; with --unauthenticated it is taken all the same.`,
  );
};

const gather = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const gathered: Uint8Array[] = [];
  for await (const piece of pieces) gathered.push(piece);
  return Buffer.concat(gathered);
};

const readJson = <Value>(file: string, schema: { parse(value: unknown): Value }, bytes: Buffer): Value => {
  try {
    return schema.parse(JSON.parse(bytes.toString("utf8")));
  } catch (cause) {
    throw damaged(file, cause);
  }
};
