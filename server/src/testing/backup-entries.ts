import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { createGunzip, gzipSync } from "node:zlib";
import { packTar, unpackTar } from "modern-tar";

/** The files in a backup, in their order. */
export type BackupEntries = Awaited<ReturnType<typeof unpackTar>>;

export const readBackup = (file: string): Promise<BackupEntries> =>
  unpackTar(Readable.toWeb(createReadStream(file).pipe(createGunzip())) as ReadableStream<Uint8Array>);

/** Packs files as a backup is packed, whatever is in them. */
export const packBackup = async (file: string, entries: BackupEntries): Promise<void> =>
  writeFile(file, gzipSync(await packTar(entries)));

export const textOfEntry = (entries: BackupEntries, name: string): string =>
  new TextDecoder().decode(entries.find(({ header }) => header.name === name)?.data);

/** Puts another text into one of the files. */
export const withText = (entries: BackupEntries, name: string, text: string): BackupEntries =>
  entries.map((entry) => {
    if (entry.header.name !== name) return entry;
    const data = new Uint8Array(Buffer.from(text));
    return { header: { ...entry.header, size: data.length }, data };
  });
