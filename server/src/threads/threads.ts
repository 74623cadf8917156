import { availableParallelism } from "node:os";
import { type Conversation, Thread } from "./thread.js";

/** More threads than this do not pay: each takes memory, and few machines move so many bytes. */
const most = 4;

/** Threads that run the same module. */
export class Threads {
  readonly #module: URL;
  readonly #most: number;
  readonly #threads: Thread[] = [];

  /** @param module answers conversations; @param count how many threads there are at most: one core is left to the event loop */
  constructor(module: URL, count = Math.min(most, availableParallelism() - 1)) {
    this.#module = module;
    this.#most = count;
  }

  /** Begins a conversation with the thread that has the fewest. @returns undefined where no threads are to be used */
  begin<Question, Content>(options: unknown): Conversation<Question, Content> | undefined {
    const [idlest] = [...this.#threads].sort((one, other) => one.busy - other.busy);
    if (idlest && (idlest.busy === 0 || this.#threads.length === this.#most)) return idlest.begin(options);
    if (this.#threads.length >= this.#most) return undefined;
    const thread = new Thread(this.#module);
    this.#threads.push(thread);
    return thread.begin(options);
  }
}
