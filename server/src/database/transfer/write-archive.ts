import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { createTarPacker } from "modern-tar";
import { keyIdOf } from "../../vault/derived-keys.js";
import { version } from "../../version.js";
import {
  type ArchiveHead,
  archiveFormat,
  authenticationName,
  endName,
  headName,
  pieceBytes,
  pieceName,
} from "./archive-format.js";
import { archiveMac } from "./authentication.js";
import type { Dump, DumpEnd } from "./dump.js";
import { writeNewFile } from "./write-new-file.js";

/** A backup that was written. */
export interface WrittenArchive extends DumpEnd {
  readonly file: string;
  readonly bytes: number;
  /** The id of the master key under which it is authenticated; null where it is not. */
  readonly authenticated: string | null;
}

/**
 * Writes a dump to a file that only its owner can read. The file gets its name when it is whole and on disk.
 *
 * @param masterKey by which whoever restores it can tell that it was not changed; undefined: nobody can
 * @throws TransferError when there is such a file already, or it cannot be written
 */
export const writeArchive = async (
  path: string,
  dump: Dump,
  masterKey: Uint8Array | undefined,
): Promise<WrittenArchive> => {
  const { made, ...written } = await writeNewFile(path, "backup", (draft) => fill(draft, dump, masterKey));
  return { ...made, ...written, authenticated: masterKey ? keyIdOf(masterKey) : null };
};

const fill = async (draft: string, dump: Dump, masterKey: Uint8Array | undefined): Promise<DumpEnd> => {
  const { readable, controller } = createTarPacker();
  const target = createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true });
  const written = pipeline(Readable.fromWeb(readable as never), createGzip(), target);
  const add = async (name: string, bytes: Uint8Array): Promise<void> => {
    const writer = controller.add({ name, size: bytes.length, mode: 0o600 }).getWriter();
    await writer.write(bytes);
    await writer.close();
  };
  const packed = pack(dump, masterKey, add).then(
    (end) => {
      controller.finalize();
      return end;
    },
    (error: unknown) => {
      controller.error(error);
      throw error;
    },
  );
  const [end] = await Promise.all([packed, written]);
  return end;
};

const pack = async (
  dump: Dump,
  masterKey: Uint8Array | undefined,
  write: (name: string, bytes: Uint8Array) => Promise<void>,
): Promise<DumpEnd> => {
  const mac = masterKey && archiveMac(masterKey);
  const add = async (name: string, bytes: Uint8Array): Promise<void> => {
    mac?.begin(name, bytes.length);
    mac?.update(bytes);
    await write(name, bytes);
  };
  const { migrations, tables } = dump;
  const head = { ...archiveFormat, createdAt: new Date().toISOString(), concordat: version, migrations, tables };
  await add(headName, json(head satisfies { [Key in keyof ArchiveHead]: unknown }));
  const end = await dump.pour(async ({ name }, rows) => {
    let number = 0;
    for await (const piece of inPieces(rows)) await add(pieceName(name, ++number), piece);
  });
  await add(endName, json({ contents: end.contents, counters: end.counters }));
  if (mac) await write(authenticationName, json(mac.end()));
  return end;
};

const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/** A tar archive must know the size of a piece before it: one is held in memory. */
async function* inPieces(rows: Readable): AsyncGenerator<Uint8Array> {
  let held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of rows) {
    for (let rest = chunk as Buffer; rest.length > 0; ) {
      const part = rest.subarray(0, pieceBytes - bytes);
      rest = rest.subarray(part.length);
      held.push(part);
      bytes += part.length;
      if (bytes < pieceBytes) continue;
      yield Buffer.concat(held);
      held = [];
      bytes = 0;
    }
  }
  if (bytes > 0) yield Buffer.concat(held);
}
