import { SharedMemory } from "../../threads/shared-memory.js";
import type { Conversation } from "../../threads/thread.js";
import { Threads } from "../../threads/threads.js";
import type { DigestOptions, DigestStep } from "./digest-thread.js";
import type { FoundDigests, WantedDigests } from "./running-digests.js";

const sources = import.meta.url.endsWith(".ts") ? "ts" : "js";
const threads = new Threads(new URL(`./digest-thread.${sources}`, import.meta.url));

/** Bytes are gathered in slots, which take turns: some are filled while others are digested. */
const slotBytes = 128 * 1024;
const slots = 4;
const memory = new SharedMemory(slots * slotBytes, 32);

/** The digests of a body in the making, in a thread. */
export class ThreadDigests {
  readonly #conversation: Conversation<DigestStep, FoundDigests | undefined>;
  readonly #block: SharedArrayBuffer;
  readonly #bytes: Uint8Array;
  /** Of each slot, what waits for the thread. */
  readonly #underWay: Promise<unknown>[] = [];
  #slot = 0;
  #filled = 0;
  #isClosed = false;

  private constructor(conversation: Conversation<DigestStep, FoundDigests | undefined>, block: SharedArrayBuffer) {
    this.#conversation = conversation;
    this.#block = block;
    this.#bytes = new Uint8Array(block);
  }

  /** @returns undefined where threads are not to be used, or too many bodies are in the making */
  static begin(wanted: WantedDigests): ThreadDigests | undefined {
    const block = memory.take();
    if (!block) return undefined;
    const conversation = threads.begin<DigestStep, FoundDigests | undefined>({ wanted, block } satisfies DigestOptions);
    if (conversation) return new ThreadDigests(conversation, block);
    memory.giveBack(block);
    return undefined;
  }

  /** Takes the next bytes in, which may be changed afterwards. @returns what to wait for before the next ones, if anything */
  update(bytes: Uint8Array): Promise<void> | undefined {
    if (this.#filled + bytes.length < slotBytes) {
      this.#fill(bytes);
      return undefined;
    }
    return this.#fillSeveral(bytes);
  }

  #fill(bytes: Uint8Array): void {
    this.#bytes.set(bytes, this.#slot * slotBytes + this.#filled);
    this.#filled += bytes.length;
  }

  async #fillSeveral(bytes: Uint8Array): Promise<void> {
    for (let rest = bytes; rest.length > 0; ) {
      const part = rest.subarray(0, slotBytes - this.#filled);
      this.#fill(part);
      rest = rest.subarray(part.length);
      if (this.#filled === slotBytes) await this.#handOver();
    }
  }

  /** Hands the slot over, and waits until the next one can be filled. */
  async #handOver(): Promise<void> {
    const handed = this.#conversation.ask({ at: this.#slot * slotBytes, length: this.#filled });
    // whoever waits for it later is told
    handed.catch(() => undefined);
    this.#underWay[this.#slot] = handed;
    this.#slot = (this.#slot + 1) % slots;
    this.#filled = 0;
    await this.#underWay[this.#slot];
  }

  async end(): Promise<FoundDigests> {
    await this.#handOver();
    await Promise.all(this.#underWay);
    const found = await this.#conversation.ask("end");
    if (!found) throw new Error("A thread has not told the digests.");
    return found;
  }

  /** Ends it, also where the body was not read to its end. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#conversation.end();
    // what a thread still reads there is of no use to anybody
    memory.giveBack(this.#block);
  }
}
