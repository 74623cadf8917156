/** So much is kept for whoever comes next. */
const mostSpare = 4;

/** Memory that is shared with threads, in blocks of one size: few at a time, so that those who come at once do not fill the memory. */
export class SharedMemory {
  readonly #bytes: number;
  readonly #most: number;
  #taken = 0;
  readonly #spare: SharedArrayBuffer[] = [];

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

  giveBack(block: SharedArrayBuffer): void {
    this.#taken--;
    if (this.#spare.length < mostSpare) this.#spare.push(block);
  }
}
