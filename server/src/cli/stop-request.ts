import type { Logger } from "pino";
import type { Io } from "./io.js";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Waits for a reason to stop. */
export interface StopRequest {
  /** Resolves at the first signal; rejects with an error that nobody caught, after which no state is to be trusted. */
  readonly received: Promise<void>;
  readonly isReceived: boolean;
  /** Listens no more. */
  release(): void;
}

/**
 * Listens to what the process is told while it serves: the first signal asks it to stop, the second ends it at once. A
 * rejected promise that nobody looked after is logged, and the server goes on.
 */
export const listenForStop = (io: Pick<Io, "events" | "exit">, log: Logger): StopRequest => {
  let isReceived = false;
  let settle: { stop: () => void; fail: (error: unknown) => void } | undefined;
  const received = new Promise<void>((resolve, reject) => {
    settle = { stop: resolve, fail: reject };
  });
  // it may come before anybody waits for it
  received.catch(() => undefined);

  const onSignal = (signal: string): void => {
    if (isReceived) {
      io.exit(1);
      return;
    }
    isReceived = true;
    log.info({ signal }, "stopping: requests under way may finish; a second signal ends them");
    settle?.stop();
  };
  const onException = (error: unknown): void => {
    log.fatal({ err: error }, "an error was thrown and nobody caught it: stopping");
    isReceived = true;
    settle?.fail(error);
  };
  const onRejection = (reason: unknown): void => {
    log.error({ err: reason }, "a promise was rejected and nobody looked");
  };

  const listeners = [
    ...signals.map((signal) => [signal, onSignal] as const),
    ["uncaughtException", onException] as const,
    ["unhandledRejection", onRejection] as const,
  ];
  for (const [event, listener] of listeners) io.events.on(event, listener);
  return {
    received,
    get isReceived() {
      return isReceived;
    },
    release: () => {
      for (const [event, listener] of listeners) io.events.off(event, listener);
    },
  };
};
