import { expectTypeOf } from "vitest";
import type { Concordat, ConcordatOptions, Hooks } from "../../index.js";
import type { Logger } from "./logger.js";

/** How pino declares its methods. */
interface PinoLike {
  // biome-ignore lint/suspicious/noExplicitAny: as the library has it
  <Facts, Line extends string = string>(facts: Facts, line?: Line, ...more: any[]): void;
  // biome-ignore lint/suspicious/noExplicitAny: as the library has it
  (line: string, ...more: any[]): void;
}

declare const cloud: Concordat;

expectTypeOf(console).toExtend<Logger>();
expectTypeOf<Record<"debug" | "info" | "warn" | "error", PinoLike>>().toExtend<Logger>();

export const options: Partial<ConcordatOptions> = {
  hooks: {
    beforeRequest: ({ headers }) => {
      headers["x-trace"] = "1";
    },
    onError: async ({ error }) => {
      expectTypeOf(error).toBeUnknown();
    },
  },
  // @ts-expect-error there is no such level
  logLevel: "verbose",
};

export const hooks: Hooks = {
  beforeRequest: (request) => {
    // @ts-expect-error only the headers are a hook's to change
    request.url = "https://elsewhere.test";
  },
};

export const calls = async (): Promise<void> => {
  const { data, attempts } = await cloud.providers.retrieve({ id: "1" }, { maxRetries: 0 }).withResponse();
  expectTypeOf(data.id).toBeString();
  expectTypeOf(attempts).toBeNumber();
  expectTypeOf((await cloud.providers.retrieve({ id: "1" }).raw()).attempts).toBeNumber();
  void cloud.providers.create({ items: [] }, { idempotencyKey: "k", totalTimeoutMs: 1000 });
  // @ts-expect-error what only reads needs no key
  void cloud.providers.retrieve({ id: "1" }, { idempotencyKey: "k" });
};
