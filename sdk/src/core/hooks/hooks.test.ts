import { describe, expect, it, vi } from "vitest";
import { type FakeAnswer, fakeApi, json, refusal } from "../../testing/fake-api.js";
import { fakeClock } from "../../testing/fake-clock.js";
import type { Answer } from "../answer.js";
import type { CallOptions, ConcordatOptions } from "../options.js";
import type { Route } from "../route.js";
import { Transport } from "../transport.js";
import { HookError } from "./hook-error.js";
import type { Hooks } from "./hooks.js";

const read: Route = { id: "things.get", method: "GET", path: "/things", query: [], status: 200, errors: [] };
const done = () => json(200, { done: true }, { "x-request-id": "R9" });

const callThat = (hooks: Hooks, answers: FakeAnswer[], options: Partial<ConcordatOptions> = {}) => {
  const { fetch, seen } = fakeApi(...answers);
  const { clock, slept } = fakeClock();
  const transport = new Transport({ baseUrl: "https://cloud.test", fetch, clock, hooks, ...options });
  const call = (callOptions?: CallOptions) =>
    transport.call<unknown, Answer>(read, { query: { id: "1" } }, callOptions);
  return { call, seen, slept };
};
const errorOf = (call: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(call).then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );

describe("hooks", () => {
  it("are called for each step, in order, with its details", async () => {
    const told: unknown[] = [];
    const keep = (name: string) => (context: object) => void told.push([name, context]);
    const { call } = callThat(
      {
        beforeRequest: keep("beforeRequest"),
        afterResponse: keep("afterResponse"),
        onRetry: keep("onRetry"),
        onError: keep("onError"),
      },
      [refusal(503, "Down", { "x-request-id": "R1" }), refusal(404, "Not Found", { "x-request-id": "R2" })],
    );
    await errorOf(call());
    const operation = "things.get";
    const url = "https://cloud.test/things?id=1";
    expect(told).toEqual([
      ["beforeRequest", expect.objectContaining({ operation, method: "GET", url, attempts: 0, retries: 0 })],
      ["afterResponse", expect.objectContaining({ operation, status: 503, requestId: "R1", attempts: 1 })],
      [
        "onRetry",
        expect.objectContaining({ operation, delayMs: 500, error: expect.objectContaining({ status: 503 }) }),
      ],
      ["beforeRequest", expect.objectContaining({ attempts: 1, retries: 1 })],
      ["afterResponse", expect.objectContaining({ status: 404, requestId: "R2", attempts: 2, durationMs: 0 })],
      [
        "onError",
        expect.objectContaining({
          operation,
          attempts: 2,
          requestId: "R2",
          durationMs: 500,
          error: expect.objectContaining({ status: 404 }),
        }),
      ],
    ]);
  });

  it("hear nothing of errors when all goes well", async () => {
    const onError = vi.fn();
    const { call } = callThat({ onError }, [done()]);
    await call();
    expect(onError).not.toHaveBeenCalled();
  });

  it("are called once for each failure, of any kind", async () => {
    const onError = vi.fn();
    const { call } = callThat({ onError }, [refusal(404, "Not Found"), new TypeError("fetch failed")], {
      maxRetries: 0,
    });
    const answer = call();
    const thrown = await errorOf(answer);
    await errorOf(answer);
    const broken = await errorOf(call());
    const aborted = await errorOf(call({ signal: AbortSignal.abort() }));
    const invalid = await errorOf(call({ timeoutMs: -1 }));
    expect(onError.mock.calls.map(([{ error }]) => error)).toEqual([thrown, broken, aborted, invalid]);
    expect(onError.mock.calls[0]?.[0].error).toBe(thrown);
  });

  it("may change the headers of the request, one at a time", async () => {
    const beforeRequest: Hooks["beforeRequest"] = ({ headers, attempts }) => {
      headers["X-Trace"] = `t${attempts}`;
      delete headers["accept"];
      if (attempts === 0) headers["x-first"] = "yes";
    };
    const { call, seen } = callThat({ beforeRequest }, [refusal(503, "Down"), done()]);
    await call();
    expect(seen[0]?.headers).toMatchObject({ "x-trace": "t0", "x-first": "yes" });
    expect(seen[0]?.headers).not.toHaveProperty("accept");
    expect(seen[1]?.headers).toMatchObject({ "x-trace": "t1", "x-concordat-retry-count": "1" });
    expect(seen[1]?.headers).not.toHaveProperty("x-first");
  });

  it("are not shown what proves who calls, and cannot replace it", async () => {
    const shown: Record<string, string>[] = [];
    const beforeRequest: Hooks["beforeRequest"] = ({ headers }) => {
      shown.push(headers);
      headers["Authorization"] = "Bearer theirs";
    };
    const { call, seen } = callThat({ beforeRequest }, [done(), done(), done()], { credentials: "s3cret" });
    await call();
    await call({ headers: { authorization: "Basic s3cret" } });
    expect(seen.map(({ headers }) => headers["authorization"])).toEqual(["Bearer s3cret", "Basic s3cret"]);
    expect(JSON.stringify(shown)).not.toContain("s3cret");
  });

  it("are waited for", async () => {
    const order: string[] = [];
    const slowly = (name: string) => async () => {
      await Promise.resolve();
      order.push(name);
    };
    const { call } = callThat({ beforeRequest: slowly("before"), afterResponse: slowly("after") }, [
      () => {
        order.push("fetch");
        return done();
      },
    ]);
    await call();
    expect(order).toEqual(["before", "fetch", "after"]);
  });

  it("end the call when they send what cannot be sent", async () => {
    const beforeRequest: Hooks["beforeRequest"] = ({ headers }) => {
      headers["x"] = "s3cret\n";
    };
    const { call, seen } = callThat({ beforeRequest }, [done()]);
    expect(await errorOf(call())).toMatchObject({ name: "InvalidArgumentError" });
    expect(seen).toHaveLength(0);
  });

  it.each<[keyof Hooks, FakeAnswer[], number]>([
    ["beforeRequest", [done()], 0],
    ["afterResponse", [done()], 1],
    ["onRetry", [refusal(503, "Down"), done()], 1],
    ["onError", [refusal(404, "Not Found")], 1],
  ])("that throw end the call: %s", async (hook, answers, requests) => {
    const cause = new Error("hook is broken");
    const { call, seen, slept } = callThat({ [hook]: () => Promise.reject(cause) }, answers);
    const error = await errorOf(call());
    expect(error).toBeInstanceOf(HookError);
    expect(error).toMatchObject({ hook, cause, operation: "things.get", attempts: requests });
    expect(seen).toHaveLength(requests);
    expect(slept).toEqual([]);
  });

  it("that throw do not hide the failure that they were called with", async () => {
    const onError = () => {
      throw new Error("hook is broken");
    };
    const { call } = callThat({ onError }, [refusal(404, "Not Found")]);
    expect(await errorOf(call())).toMatchObject({ error: { status: 404 } });
  });

  it("that never end are ended by the time-out", async () => {
    vi.useFakeTimers();
    const never = () => new Promise<void>(() => undefined);
    const { call } = callThat({ onRetry: never }, [refusal(503, "Down")], { totalTimeoutMs: 1000 });
    const error = errorOf(call());
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    expect(await error).toMatchObject({ name: "TimeoutError", timeoutMs: 1000 });
  });
});
