import { AsyncLocalStorage } from "node:async_hooks";
import { setImmediate as turn } from "node:timers/promises";
import { type Call, Concordat, type ConcordatOptions, type HookRetry } from "@concordat/sdk";
import { type ChaosProxy, callIdOf } from "./proxy.js";

/** A call through the proxy, and what its caller came to know of it. */
export interface CallRecord {
  readonly number: number;
  readonly operation: string;
  readonly retries: HookRetry[];
  /** Set where it ended well. */
  result?: { readonly requestId: string | null; readonly attempts: number };
  /** Set where it did not. */
  error?: unknown;
}

/** The options of a call that have it known to the proxy. */
export interface ChaosOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

export interface Caller {
  /** In the order in which they began. */
  readonly records: readonly CallRecord[];
  /** Makes a client that goes through the proxy and waits for nothing. */
  connect(credentials: string): Concordat;
  /** Makes a call. @returns its result, and undefined where it has failed */
  call<Data>(
    operation: string,
    send: (options: ChaosOptions) => Call<Data>,
  ): Promise<{ readonly record: CallRecord; readonly data: Data | undefined }>;
}

/** Waits that an answer asks for last at least this long; other waits before a retry are shorter, except the last. */
const askedWaitMs = 1000;

/** For calls with a stall, and for the others, which must not time out on a busy machine. */
const timeouts = { stalled: 2000, patient: 120_000 };

export const createCaller = (proxy: ChaosProxy): Caller => {
  const current = new AsyncLocalStorage<CallRecord>();
  const records: CallRecord[] = [];
  const options: Omit<ConcordatOptions, "baseUrl"> = {
    async fetch(url, request) {
      const response = await fetch(url, request);
      proxy.sawHead(current.getStore()?.number ?? -1);
      return response;
    },
    clock: {
      now: () => Date.now(),
      random: () => Math.random(),
      // Nothing passes but what the wait is for: an answer that asks for a second means that the server needs it.
      sleep: async (ms) => {
        await (ms >= askedWaitMs ? proxy.settled(current.getStore()?.number ?? -1) : turn());
      },
    },
    hooks: { onRetry: (retry) => void current.getStore()?.retries.push(retry) },
  };
  return {
    records,
    connect: (credentials) => new Concordat({ ...options, baseUrl: proxy.url, credentials }),
    async call(operation, send) {
      const number = records.length;
      const record: CallRecord = { number, operation, retries: [] };
      records.push(record);
      const timeoutMs = proxy.isToStall(number) ? timeouts.stalled : timeouts.patient;
      const sent = () => send({ headers: { "x-request-id": callIdOf(number) }, timeoutMs }).withResponse();
      try {
        const { data, requestId, attempts } = await current.run(record, sent);
        record.result = { requestId, attempts };
        return { record, data };
      } catch (error) {
        record.error = error;
        return { record, data: undefined };
      }
    },
  };
};
