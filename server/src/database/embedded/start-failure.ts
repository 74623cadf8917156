import { type FileHandle, open, readFile, stat } from "node:fs/promises";
import { DatabaseStartError } from "../database-start-error.js";
import type { ClusterFolder } from "./cluster-folder.js";
import { diskFull, diskIsFull } from "./files.js";

const LOG_LIMIT = 1024 * 1024;

/** The cluster's folder cannot hold a socket. */
export class NoSockets extends DatabaseStartError {}

/** Opens PostgreSQL's log to append to, or to begin anew once it has grown; `start` is where this start's lines begin. */
export async function openLog({ logFile, account }: ClusterFolder): Promise<{ file: FileHandle; start: number }> {
  const size = await stat(logFile).then(
    (found) => found.size,
    () => 0,
  );
  const anew = size > LOG_LIMIT;
  const file = await open(logFile, anew ? "w" : "a", 0o600);
  // a database of an ordinary user that root starts once stays that user's
  if (account) await file.chown(account.uid, account.gid);
  return { file, start: anew ? 0 : size };
}

export async function readLogFrom({ logFile }: ClusterFolder, start: number): Promise<string> {
  return (await readFile(logFile)).subarray(start).toString("utf8");
}

/** Faults that pass: another process just starts the same database, or just took the port, or an earlier one just ends. */
const passing =
  /lock file "postmaster\.pid" already exists|could not bind|could not create any TCP|pre-existing shared memory/;

/** PostgreSQL's words where the file system of the folder has no sockets, as some that containers share with their host. */
const refusesSocket = (line: string): boolean =>
  /could not (?:create|bind) /.test(line) &&
  line.includes("Unix") &&
  /: (?:Operation not supported|Operation not permitted|Permission denied|Invalid argument)/.test(line);

/** Says in a sentence why PostgreSQL did not start; nothing, when it is worth another try. */
export async function explainFailure(folder: ClusterFolder, output: string): Promise<undefined> {
  if (/No space left on device|Disk quota exceeded/.test(output) || (await diskIsFull(folder.dataDir))) {
    throw diskFull(folder.dataDir, new Error(output));
  }
  if (output.split("\n").some(refusesSocket))
    throw new NoSockets("The file system has no sockets.", { cause: new Error(output) });
  if (passing.test(output)) return;
  const reason = /(?:FATAL|PANIC):\s*(.*)/.exec(output)?.[1] ?? "it ended without a word";
  throw new DatabaseStartError(
    `The database in ${folder.path} does not start: ${reason} (all of its messages are in ${folder.logFile}).`,
    { cause: new Error(output) },
  );
}
