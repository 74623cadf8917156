/** Blocks that nobody has needed for so long are let go. */
const idleMs = 10_000;

/** Memory that is shared with threads, in blocks of one size: few at a time, so that those who come at once do not fill the memory. */
export class SharedMemory {
  readonly #bytes: number;
  readonly #most: number;
  #taken = 0;
  #spare: SharedArrayBuffer[] = [];
  #idle: NodeJS.Timeout | undefined;

  /** @param bytes of a block; @param most how many blocks are in use at most */
  constructor(bytes: number, most: number) {
    this.#bytes = bytes;
    this.#most = most;
  }

  /** A block with whatever is in it. @returns undefined where too many are in use */
  take(): SharedArrayBuffer | undefined {
    if (this.#taken === this.#most) return undefined;
    this.#taken++;
    return this.#spare.pop() ?? new SharedArrayBuffer(this.#bytes);
  }

  /** Keeps a block for whoever comes next: a new one costs time, and brings collections about. */
  giveBack(block: SharedArrayBuffer): void {
    this.#taken--;
    this.#spare.push(block);
    this.#idle ??= setTimeout(() => this.#letGo(), idleMs).unref();
    this.#idle.refresh();
  }

  #letGo(): void {
    this.#spare = [];
    this.#idle = undefined;
  }
}
