import { join } from "node:path";
import { foldersOf } from "../blob-id.js";
import { type Files, isMissing, isTaken } from "./files.js";
import type { FolderSync } from "./folder-sync.js";

/** So many folders are remembered to be on disk. */
const mostKnown = 1024;

/** The folders of the store: where blobs lie, and where they are written. */
export class Folders {
  readonly #root: string;
  readonly #files: Files;
  readonly #sync: FolderSync;
  readonly #known = new Map<string, Promise<void>>();

  constructor(root: string, files: Files, sync: FolderSync) {
    this.#root = root;
    this.#files = files;
    this.#sync = sync;
  }

  /** Where a blob lies, as `ab/cd/<id>` below the root. */
  pathOf(id: string): string {
    return join(this.folderOf(id), id);
  }

  folderOf(id: string): string {
    return join(this.#root, ...foldersOf(id));
  }

  /** Where a blob is written, until it is whole. */
  draftOf(id: string): string {
    return join(this.drafts, id);
  }

  get drafts(): string {
    return join(this.#root, "tmp");
  }

  get root(): string {
    return this.#root;
  }

  /** Makes the folders of a blob where they are not there, and has them on disk. Once for all who ask. */
  make(id: string): Promise<void> {
    const folder = this.folderOf(id);
    const known = this.#known.get(folder);
    if (known !== undefined) return known;
    if (this.#known.size >= mostKnown) this.#known.clear();
    const made = this.#make(id);
    this.#known.set(folder, made);
    made.catch(() => this.forget(id));
    return made;
  }

  /** Has the folders of a blob looked at anew: somebody may have removed them. */
  forget(id: string): void {
    this.#known.delete(this.folderOf(id));
  }

  /** Makes the folder in which blobs are written. */
  async makeDrafts(): Promise<void> {
    await this.#makeAll(this.drafts);
  }

  async #make(id: string): Promise<void> {
    const [outer] = foldersOf(id);
    await this.#makeAll(this.folderOf(id));
    // also where they were there: whoever made them may not have come so far
    for (const parent of ["..", ".", outer]) await this.#sync.sync(join(this.#root, parent));
  }

  async #makeAll(folder: string): Promise<void> {
    try {
      await this.#files.mkdir(folder);
    } catch (error) {
      if (isTaken(error)) return;
      const parent = join(folder, "..");
      if (!isMissing(error) || parent === folder) throw error;
      await this.#makeAll(parent);
      await this.#makeAll(folder);
    }
  }
}
