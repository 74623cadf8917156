import fs from "node:fs";
import { BlobStoreError } from "../blob-store-error.js";

/** The calls of the file system that the store makes. Tests hand in some that fail. */
export interface Files {
  /** @param flags `wx`: the file must be new; only its owner may read and write it */
  open(path: string, flags: "wx" | "r"): Promise<number>;
  close(fd: number): Promise<void>;
  /** Appends bytes. @returns how many, which may be fewer than there are */
  write(fd: number, pieces: readonly Uint8Array[]): Promise<number>;
  read(fd: number, into: Uint8Array, position: number): Promise<number>;
  /** Waits until a file's bytes are on disk. */
  datasync(fd: number): Promise<void>;
  /** Waits until a folder's entries are on disk. */
  sync(fd: number): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  mkdir(path: string): Promise<void>;
  readdir(path: string): Promise<string[]>;
  stat(path: string): Promise<{ readonly size: number; readonly mtimeMs: number }>;
  statfs(path: string): Promise<{ readonly bavail: number; readonly bsize: number }>;
}

type Done<Value> = (error: NodeJS.ErrnoException | null, value?: Value) => void;

const call = <Value>(begin: (done: Done<Value>) => void): Promise<Value> =>
  new Promise((resolve, reject) => {
    begin((error, value) => {
      if (error) reject(error);
      else resolve(value as Value);
    });
  });

/** The file system's own calls: by descriptors and callbacks, which take less time than handles. */
export const nodeFiles: Files = {
  open: (path, flags) => call((done) => fs.open(path, flags, 0o600, done)),
  close: (fd) => call((done) => fs.close(fd, done)),
  write: (fd, pieces) => {
    const [only] = pieces;
    return call((done) =>
      pieces.length === 1 && only
        ? fs.write(fd, only, 0, only.length, null, done)
        : fs.writev(fd, pieces as Uint8Array[], done),
    );
  },
  read: (fd, into, position) => call((done) => fs.read(fd, into, 0, into.length, position, done)),
  datasync: (fd) => call((done) => fs.fdatasync(fd, done)),
  sync: (fd) => call((done) => fs.fsync(fd, done)),
  rename: (from, to) => call((done) => fs.rename(from, to, done)),
  unlink: (path) => call((done) => fs.unlink(path, done)),
  mkdir: (path) => call((done) => fs.mkdir(path, { mode: 0o700 }, (error) => done(error))),
  readdir: (path) => call((done) => fs.readdir(path, done)),
  stat: (path) => call((done) => fs.stat(path, done)),
  statfs: (path) => call((done) => fs.statfs(path, done)),
};

const fullCodes: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT"]);

/** The error of the file system as the store's own. */
const storeError = (cause: NodeJS.ErrnoException, about: unknown): BlobStoreError => {
  if (fullCodes.has(cause.code ?? ""))
    return new BlobStoreError("There is no space left for the bytes of objects.", { fault: "full", cause });
  // what is open is there
  if (cause.code === "ENOENT" && typeof about !== "number")
    return new BlobStoreError("The bytes are not there.", { fault: "missing", cause });
  return new BlobStoreError(`The store of objects' bytes fails: ${cause.message}.`, { fault: "unavailable", cause });
};

/** Calls whose errors are the store's own. */
export const withStoreErrors = (files: Files): Files => {
  const wrapped = Object.entries(files).map(([name, work]: [string, (...given: never[]) => Promise<unknown>]) => [
    name,
    (...given: never[]) =>
      work(...given).catch((error: NodeJS.ErrnoException) => {
        throw storeError(error, given[0]);
      }),
  ]);
  return Object.fromEntries(wrapped) as Files;
};

/** Whether the file or the folder in question is not there. */
export const isMissing = (error: unknown): boolean => error instanceof BlobStoreError && error.fault === "missing";

/** Whether there is a file or a folder of that name already. */
export const isTaken = (error: unknown): boolean =>
  error instanceof BlobStoreError && (error.cause as NodeJS.ErrnoException).code === "EEXIST";
