import cluster, { type Worker as ClusterWorker } from "node:cluster";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import type { MetricObject } from "prom-client";
import { ConfigurationError } from "../configuration.js";
import type { FromWorker, ToWorker, WorkerStart } from "./messages.js";

/** A process that ends sooner than this after its begin is not begun anew at once. */
const shortLifeMs = 5_000;
const pauseMs = 1_000;

/** After requests under way had their time, a process that still runs is killed. */
const graceMs = 2_000;

/** For so long the figures of a process are waited for. */
const figuresMs = 1_000;

/** A process that does not listen after so long is ended, and said to have failed: no start waits for ever. */
const defaultListenMs = 60_000;

export interface WorkerPoolOptions extends WorkerStart {
  /** For how long a process may take until it listens, in milliseconds. */
  readonly listenMs?: number;
  readonly count: number;
  readonly log: Logger;
  /** Called when a command has scheduled work. */
  readonly onScheduled: () => void;
}

const isSource = import.meta.url.endsWith(".ts");
const program = fileURLToPath(new URL(`./worker-process.${isSource ? "ts" : "js"}`, import.meta.url));

// each process accepts connections by itself: where this one handed them out, those of a process that is killed would hang
cluster.schedulingPolicy = cluster.SCHED_NONE;

/** The processes of the data plane: as many as there are to be, each begun anew when it ends. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #workers = new Set<ClusterWorker>();
  #isOpen = false;
  #isStopping = false;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  /** Begins all of them. @returns the URLs at which they listen @throws ConfigurationError that says why they cannot */
  async start(): Promise<ReadonlyMap<string, string>> {
    const { count } = this.#options;
    const [urls] = await Promise.all(Array.from({ length: count }, () => this.#begin()));
    return urls ?? new Map();
  }

  /** The database is ready: they begin to use it. */
  open(): void {
    this.#isOpen = true;
    for (const worker of this.#workers) tell(worker, { kind: "open" });
  }

  /** What each of them has counted since it began. */
  async figures(): Promise<readonly (readonly MetricObject[])[]> {
    const answers = await Promise.all([...this.#workers].map(figuresOf));
    return answers.filter((figures) => figures !== undefined);
  }

  /** Ends all of them, once requests under way are answered. @param deadlineMs after which they are killed */
  async stop(deadlineMs: number): Promise<void> {
    this.#isStopping = true;
    await Promise.all(
      [...this.#workers].map(async (worker) => {
        const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
        tell(worker, { kind: "stop" });
        const kill = setTimeout(() => worker.process.kill("SIGKILL"), deadlineMs + graceMs);
        await ended;
        clearTimeout(kill);
      }),
    );
  }

  #begin(): Promise<ReadonlyMap<string, string>> {
    const { configuration, databaseUrl, log, onScheduled, listenMs = defaultListenMs } = this.#options;
    cluster.setupPrimary({
      exec: program,
      execArgv: isSource ? ["--import", "tsx"] : [],
      args: [],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const worker = cluster.fork();
    const beganAt = performance.now();
    this.#workers.add(worker);
    return new Promise((resolve, reject) => {
      let listens = false;
      const tooLate = setTimeout(() => {
        reject(new Error(`A process of the data plane did not listen within ${listenMs / 1000} seconds.`));
        worker.process.kill("SIGKILL");
      }, listenMs);
      worker.on("message", (message: FromWorker) => {
        if (message.kind === "hears") {
          tell(worker, { kind: "start", configuration, databaseUrl });
          if (this.#isOpen) tell(worker, { kind: "open" });
        }
        if (message.kind === "scheduled") onScheduled();
        if (message.kind === "failed") reject(new ConfigurationError(message.faults));
        if (message.kind !== "listening") return;
        listens = true;
        clearTimeout(tooLate);
        log.info({ pid: worker.process.pid }, "a process of the data plane listens");
        resolve(message.urls);
      });
      worker.on("error", (error) => log.error({ err: error }, "a process of the data plane cannot be told anything"));
      worker.once("exit", (code: number | null, signal: string | null) => {
        this.#workers.delete(worker);
        clearTimeout(tooLate);
        reject(new Error(`A process of the data plane ended with ${signal ?? code}.`));
        if (this.#isStopping) return;
        log.error({ pid: worker.process.pid, code, signal }, "a process of the data plane ended");
        // one that never listened has told why, and is waited for; later ones are begun until they do
        if (listens || this.#isOpen) void this.#beginAnew(performance.now() - beganAt);
      });
    });
  }

  async #beginAnew(livedMs: number): Promise<void> {
    if (livedMs < shortLifeMs) await delay(pauseMs);
    if (!this.#isStopping) await this.#begin().catch((error: unknown) => this.#options.log.error({ err: error }));
  }
}

const tell = (worker: ClusterWorker, message: ToWorker): void => {
  // what cannot be told any more is of no use to anybody
  if (worker.isConnected()) worker.send(message, undefined, () => undefined);
};

const figuresOf = (worker: ClusterWorker): Promise<readonly MetricObject[] | undefined> =>
  new Promise((resolve) => {
    const done = (figures?: readonly MetricObject[]) => {
      clearTimeout(timer);
      worker.off("message", hear);
      resolve(figures);
    };
    const hear = (message: FromWorker) => {
      if (message.kind === "figures") done(message.figures);
    };
    const timer = setTimeout(done, figuresMs);
    worker.on("message", hear);
    tell(worker, { kind: "figures" });
  });
