import type { ServerResponse } from "node:http";
import { startStubProvider } from "../../../../server/src/ucloud/provider-calls/testing/stub-provider.js";

/** A provider's integration module that leaves the first call about each provider open until it is told to answer. */
export interface HoldingModule {
  readonly port: number;
  /** When calls about a provider came, by `performance.now()`. */
  arrivals(provider: string): readonly number[];
  /** Answers the first call about a provider, should its caller still be there. */
  answer(provider: string): void;
  close(): Promise<void>;
}

export const startHoldingModule = async (): Promise<HoldingModule> => {
  const stub = await startStubProvider();
  const arrivals = new Map<string, number[]>();
  const held = new Map<string, ServerResponse>();
  stub.answer = (response, { path = "" }) => {
    const provider = path.split("/")[2] ?? "";
    const before = arrivals.get(provider) ?? [];
    arrivals.set(provider, [...before, performance.now()]);
    if (before.length === 0) held.set(provider, response);
    else response.end("{}");
  };
  return {
    port: stub.port,
    arrivals: (provider) => arrivals.get(provider) ?? [],
    answer: (provider) => void held.get(provider)?.end("{}"),
    close: stub.close,
  };
};
