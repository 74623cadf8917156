import { describe, expect, it, vi } from "vitest";
import { type FakeAnswer, fakeApi, json, refusal } from "../../testing/fake-api.js";
import { fakeClock } from "../../testing/fake-clock.js";
import type { Answer } from "../answer.js";
import type { ConcordatOptions } from "../options.js";
import type { Route } from "../route.js";
import { Transport } from "../transport.js";
import type { Logger, LogLevel } from "./logger.js";

const create: Route = {
  id: "things.create",
  method: "POST",
  path: "/things",
  query: [],
  body: "argument",
  status: 200,
  errors: [],
};
const done = () => json(200, { secret_access_key: "s3cret" }, { "x-request-id": "R1", "set-cookie": "s3cret" });
const down = () => refusal(503, "Down");

const callThat = (answers: FakeAnswer[], options: Partial<ConcordatOptions> = {}) => {
  const { fetch } = fakeApi(...answers);
  const { clock } = fakeClock();
  const transport = new Transport({ baseUrl: "https://cloud.test", fetch, clock, credentials: "s3cret", ...options });
  const args = { query: { token: "s3cret" }, body: { password: "s3cret" } };
  return () =>
    transport.call<unknown, Answer>(create, args, { headers: { cookie: "s3cret" } }).then(
      () => undefined,
      () => undefined,
    );
};

const keeping = () => {
  const lines: [level: string, facts: Readonly<Record<string, unknown>>, sentence: string][] = [];
  const lineOf = (level: string) => (facts: Readonly<Record<string, unknown>>, sentence: string) =>
    void lines.push([level, facts, sentence]);
  const logger: Logger = {
    debug: lineOf("debug"),
    info: lineOf("info"),
    warn: lineOf("warn"),
    error: lineOf("error"),
  };
  return { logger, lines };
};

describe("the log", () => {
  it("logs each step, first the fields and then a message, and nothing that may be secret", async () => {
    const { logger, lines } = keeping();
    await callThat([down(), done()], { logger, logLevel: "debug" })();
    expect(lines.map(([level, , sentence]) => [level, sentence])).toEqual([
      ["debug", "things.create: POST"],
      ["debug", "things.create: 503"],
      ["warn", "things.create: retry in 500 ms"],
      ["debug", "things.create: POST"],
      ["debug", "things.create: 200"],
      ["info", "things.create: done"],
    ]);
    expect(lines[0]?.[1]).toEqual({
      operation: "things.create",
      method: "POST",
      url: "https://cloud.test/things",
      attempts: 0,
      retries: 0,
      requestId: null,
    });
    expect(lines[2]?.[1]).toMatchObject({ error: "ServerError", delayMs: 500, attempts: 1 });
    expect(lines[5]?.[1]).toMatchObject({ attempts: 2, requestId: "R1", durationMs: 500 });
    expect(JSON.stringify(lines)).not.toContain("s3cret");
  });

  it.each<[LogLevel | undefined, string[]]>([
    ["debug", ["debug", "debug", "warn", "debug", "debug", "error"]],
    ["info", ["warn", "error"]],
    ["warn", ["warn", "error"]],
    [undefined, ["warn", "error"]],
    ["error", ["error"]],
    ["off", []],
  ])("has a level: %s", async (logLevel, levels) => {
    const { logger, lines } = keeping();
    await callThat([down(), down()], { logger, logLevel, maxRetries: 1 })();
    expect(lines.map(([level]) => level)).toEqual(levels);
  });

  it.each<[string, FakeAnswer, string]>([
    ["a refusal", refusal(404, "Not Found"), "info"],
    ["a fault of the API", refusal(501, "Not Implemented"), "error"],
    ["a page", new Response("<html>", { status: 404 }), "error"],
    ["no answer", new TypeError("fetch failed"), "error"],
  ])("weighs %s", async (_, answer, level) => {
    const { logger, lines } = keeping();
    await callThat([answer], { logger, logLevel: "info", maxRetries: 0 })();
    expect(lines.map(([each]) => each)).toEqual([level]);
  });

  it("logs when the retry quota is used up", async () => {
    const { logger, lines } = keeping();
    const call = callThat(
      Array.from({ length: 500 }, () => down()),
      { logger },
    );
    for (let calls = 0; calls < 51; calls++) await call();
    expect(lines.at(-2)?.[2]).toBe("things.create: no retry, the quota is used up");
  });

  it("goes to the console for a level alone, and nowhere for nothing", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue(undefined);
    const error = vi.spyOn(console, "error").mockReturnValue(undefined);
    await callThat([down()], { maxRetries: 0 })();
    expect(error).not.toHaveBeenCalled();
    await callThat([down(), done()], { logLevel: "warn" })();
    expect(warn).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
  });

  it("calls loggers as methods, and lives with those that throw", async () => {
    class Broken {
      readonly lines: string[] = [];
      debug() {
        this.lines.push("debug");
        throw new Error("disk full");
      }
      info() {
        this.lines.push("info");
      }
      warn() {}
      error() {}
    }
    const logger = new Broken();
    await callThat([done()], { logger, logLevel: "debug" })();
    expect(logger.lines).toEqual(["debug", "debug", "info"]);
  });
});
