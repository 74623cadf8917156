import type { Files } from "./files.js";

interface Run {
  readonly done: Promise<void>;
  /** The run after this one, for those who came while this one was under way. */
  next?: Promise<void>;
}

/** Waits until entries of folders are on disk: once for all who wait at the same time. */
export class FolderSync {
  readonly #files: Files;
  readonly #running = new Map<string, Run>();

  constructor(files: Files) {
    this.#files = files;
  }

  /** Resolves once what the folder lists now is on disk. @throws BlobStoreError when that is not sure */
  sync(folder: string): Promise<void> {
    const run = this.#running.get(folder);
    if (!run) return this.#start(folder);
    // a run under way may have begun before the entry was there
    const start = () => this.#start(folder);
    run.next ??= run.done.then(start, start);
    return run.next;
  }

  #start(folder: string): Promise<void> {
    const done = this.#commit(folder).finally(() => {
      if (this.#running.get(folder)?.done === done) this.#running.delete(folder);
    });
    this.#running.set(folder, { done });
    return done;
  }

  async #commit(folder: string): Promise<void> {
    // Windows neither needs nor permits it
    if (process.platform === "win32") return;
    const fd = await this.#files.open(folder, "r");
    try {
      await this.#files.sync(fd);
    } finally {
      await this.#files.close(fd);
    }
  }
}
