import { join } from "node:path";
import { newBlobId } from "../blob-id.js";
import type { BlobFacts, BlobStore, BlobStoreHealth } from "../blob-store.js";
import { BlobStoreError } from "../blob-store-error.js";
import type { ByteRange } from "../stored-bytes.js";
import { type Files, isMissing, nodeFiles, withStoreErrors } from "./files.js";
import { FolderSync } from "./folder-sync.js";
import { Folders } from "./folders.js";
import { listFiles } from "./list-files.js";
import { readFile } from "./read-file.js";
import { writeFile } from "./write-file.js";

/**
 * Blobs as files of a folder. A blob is written as a draft, has its bytes on disk, then gets its name, and then the folder is on
 * disk that lists it: a blob that has its name is whole.
 */
class LocalBlobStore implements BlobStore {
  readonly #files: Files;
  /** Calls that write drafts: the first of all makes their folder. */
  readonly #draftFiles: Files;
  readonly #sync: FolderSync;
  readonly #folders: Folders;

  constructor(root: string, files: Files) {
    this.#files = withStoreErrors(files);
    this.#sync = new FolderSync(this.#files);
    this.#folders = new Folders(root, this.#files, this.#sync);
    this.#draftFiles = { ...this.#files, open: (path, flags) => this.#openDraft(path, flags) };
  }

  async write(id: string, bytes: AsyncIterable<readonly Uint8Array[]>): Promise<number> {
    const made = this.#folders.make(id);
    // whoever waits for it below is told
    made.catch(() => undefined);
    const draft = this.#folders.draftOf(id);
    try {
      const size = await writeFile(this.#draftFiles, draft, bytes);
      await made.catch(noFolder);
      await this.#publish(id, draft);
      return size;
    } catch (error) {
      await made.catch(() => undefined);
      // what cannot be removed now is left to the sweeper
      await this.#removeFile(draft).catch(() => undefined);
      throw error;
    }
  }

  async #openDraft(path: string, flags: "wx" | "r"): Promise<number> {
    try {
      return await this.#files.open(path, flags);
    } catch (error) {
      if (!isMissing(error)) throw error;
      await this.#folders.makeDrafts().catch(noFolder);
      return await this.#files.open(path, flags).catch(noFolder);
    }
  }

  async #publish(id: string, draft: string): Promise<void> {
    const path = this.#folders.pathOf(id);
    try {
      await this.#files.rename(draft, path);
    } catch (error) {
      if (!isMissing(error)) throw error;
      this.#folders.forget(id);
      await this.#folders.make(id).catch(noFolder);
      await this.#files.rename(draft, path).catch(noFolder);
    }
    try {
      await this.#sync.sync(this.#folders.folderOf(id)).catch(noFolder);
    } catch (error) {
      await this.#removeFile(path).catch(() => undefined);
      throw error;
    }
  }

  read(id: string, range: ByteRange): AsyncGenerator<Uint8Array, void, undefined> {
    return readFile(this.#files, this.#folders.pathOf(id), range);
  }

  remove(id: string): Promise<void> {
    return this.#removeFile(this.#folders.pathOf(id));
  }

  async #removeFile(path: string): Promise<void> {
    try {
      await this.#files.unlink(path);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  find(id: string): Promise<BlobFacts | undefined> {
    return this.#findFile(this.#folders.pathOf(id));
  }

  async #findFile(path: string): Promise<BlobFacts | undefined> {
    try {
      const { size, mtimeMs } = await this.#files.stat(path);
      return { size, modifiedAt: new Date(mtimeMs) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  list(after?: string): AsyncGenerator<readonly string[], void, undefined> {
    return listFiles(this.#files, this.#folders.root, after);
  }

  async removeDrafts(untouchedSince: Date): Promise<number> {
    const { drafts } = this.#folders;
    const names = await this.#files.readdir(drafts).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    let removed = 0;
    for (const name of names) {
      const facts = await this.#findFile(join(drafts, name));
      if (!facts || facts.modifiedAt >= untouchedSince) continue;
      await this.#removeFile(join(drafts, name));
      removed++;
    }
    return removed;
  }

  async health(): Promise<BlobStoreHealth> {
    const draft = this.#folders.draftOf(newBlobId());
    try {
      await writeFile(this.#draftFiles, draft, oneByte());
      const { bavail, bsize } = await this.#files.statfs(this.#folders.drafts);
      return { writable: true, freeBytes: bavail * bsize };
    } catch (error) {
      return { writable: false, reason: (error as Error).message };
    } finally {
      await this.#removeFile(draft).catch(() => undefined);
    }
  }
}

/** Who writes is not told that bytes are missing, which would be about what is read. */
const noFolder = (cause: Error): never => {
  if (!isMissing(cause)) throw cause;
  throw new BlobStoreError("The folder of objects' bytes is not there.", { fault: "unavailable", cause });
};

async function* oneByte(): AsyncGenerator<Uint8Array[]> {
  yield [new Uint8Array(1)];
}

/**
 * Blobs as local files, which only their owner can read.
 *
 * @param root the folder for them, which is made with the first blob; blobs lie below it as `ab/cd/<id>`, drafts in `tmp`
 * @param files the calls to the file system, which tests replace
 */
export const createLocalBlobStore = (root: string, files: Files = nodeFiles): BlobStore =>
  new LocalBlobStore(root, files);
