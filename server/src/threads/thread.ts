import { Worker } from "node:worker_threads";
import type { Answered, Told } from "./messages.js";

/** A thread that nobody has needed for so long ends: its memory is of use elsewhere. */
const idleMs = 30_000;

/** A series of questions to one thread. */
export interface Conversation<Question, Content> {
  /** Asks, and may ask on before that is answered. @throws what the thread throws, and an Error where it ends */
  ask(question: Question): Promise<Content>;
  /** Ends it. What is still asked is not answered. */
  end(): void;
}

interface Waiting {
  readonly resolve: (content: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Sources, as tests load them, are compiled where they are loaded. */
const startWorker = (module: URL): Worker => {
  if (!module.pathname.endsWith(".ts")) return new Worker(module);
  const text = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(module.href)}); })`;
  return new Worker(text, { eval: true });
};

/** One thread, which is there while it is needed, and a little longer. */
export class Thread {
  readonly #module: URL;
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting[]>();
  #next = 0;
  #idle: NodeJS.Timeout | undefined;

  constructor(module: URL) {
    this.#module = module;
  }

  /** How many conversations it has. */
  get busy(): number {
    return this.#waiting.size;
  }

  /** Begins a conversation. @param options for the module's `begin` */
  begin<Question, Content>(options: unknown): Conversation<Question, Content> {
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#start();
    worker.ref();
    const conversation = this.#next++;
    const waiting: Waiting[] = [];
    this.#waiting.set(conversation, waiting);
    const tell = (told: Omit<Told, "conversation">) => worker.postMessage({ conversation, ...told } satisfies Told);
    tell({ kind: "begin", content: options });
    return {
      ask: (question) =>
        new Promise((resolve, reject) => {
          if (this.#waiting.get(conversation) !== waiting) return reject(ended());
          waiting.push({ resolve: resolve as Waiting["resolve"], reject });
          tell({ kind: "ask", content: question });
        }),
      end: () => {
        if (this.#waiting.get(conversation) !== waiting) return;
        tell({ kind: "end" });
        this.#forget(conversation);
        if (this.busy === 0) this.#rest(worker);
      },
    };
  }

  #start(): Worker {
    const worker = startWorker(this.#module);
    this.#worker = worker;
    worker.on("message", ({ conversation, content, error }: Answered) => {
      const next = this.#waiting.get(conversation)?.shift();
      if (error === undefined) next?.resolve(content);
      else next?.reject(error);
    });
    const gone = (cause?: unknown) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      for (const conversation of [...this.#waiting.keys()]) this.#forget(conversation, cause);
    };
    worker.on("error", gone).on("exit", () => gone());
    return worker;
  }

  #forget(conversation: number, cause?: unknown): void {
    const waiting = this.#waiting.get(conversation) ?? [];
    this.#waiting.delete(conversation);
    for (const { reject } of waiting) reject(ended(cause));
  }

  /** Nobody waits for it now: it keeps no process alive, and ends if that stays so. */
  #rest(worker: Worker): void {
    worker.unref();
    this.#idle = setTimeout(() => {
      this.#worker = undefined;
      void worker.terminate();
    }, idleMs).unref();
  }
}

const ended = (cause?: unknown): Error => new Error("The conversation with a thread is over.", { cause });
