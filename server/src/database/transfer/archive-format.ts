import * as z from "zod";
import { Content } from "./content.js";
import { Counter } from "./counters.js";

/**
 * A backup is a tar archive, compressed with gzip:
 *
 * - `backup.json`: what it is, and the tables that follow
 * - `tables/<table>/<number>.copy`: the rows of each table in turn, in PostgreSQL's COPY text format, cut into pieces
 * - `contents.json`: what each table comes to, and where the sequences stand
 * - `authentication.json`: proof that all before it is as it was written, by a key that is derived from the master key
 */
export const headName = "backup.json";
export const endName = "contents.json";
export const authenticationName = "authentication.json";

/** Rows are cut into pieces of so many bytes. */
export const pieceBytes = 4 * 1024 * 1024;

const mostPieceBytes = 4 * pieceBytes;
const mostJsonBytes = 1024 * 1024;

/** How large an entry may be. Undefined for names that have no place in a backup. */
export const mostEntryBytes = (name: string): number | undefined => {
  if ([headName, endName, authenticationName].includes(name)) return mostJsonBytes;
  return tableOfPiece(name) === undefined ? undefined : mostPieceBytes;
};

const pieceDigits = 6;
export const pieceName = (table: string, number: number): string =>
  `tables/${table}/${String(number).padStart(pieceDigits, "0")}.copy`;

/** The table whose rows a piece holds. */
export const tableOfPiece = (name: string): string | undefined => /^tables\/([^/]+)\/\d+\.copy$/.exec(name)?.[1];

/** Tells this format from others, and from what it may become. */
export const archiveFormat = { format: "concordat-backup", edition: 1 } as const;

/** PostgreSQL cuts names at 63 bytes. */
const name = z.string().min(1).max(63);
const names = z.array(name).max(1600);

export const ArchiveHead = z.object({
  format: z.literal(archiveFormat.format),
  edition: z.number(),
  /** When the rows were read. */
  createdAt: z.iso.datetime(),
  /** The version of Concordat that wrote it. */
  concordat: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.object({ name, columns: names, key: names })).max(1000),
});
export type ArchiveHead = z.infer<typeof ArchiveHead>;

export const ArchiveEnd = z.object({ contents: z.array(Content), counters: z.array(Counter) });
