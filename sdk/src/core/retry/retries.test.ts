import { afterEach, describe, expect, it, vi } from "vitest";
import { type FakeAnswer, fakeApi, json, refusal, type SeenRequest, whenAborted } from "../../testing/fake-api.js";
import { fakeClock } from "../../testing/fake-clock.js";
import type { Answer } from "../answer.js";
import { systemClock } from "../clock.js";
import { AbortedError } from "../errors/aborted-error.js";
import { ConnectionError } from "../errors/connection-error.js";
import { RateLimitedError, ServerError } from "../errors/status-errors.js";
import { TimeoutError } from "../errors/timeout-error.js";
import type { CallOptions, ConcordatOptions } from "../options.js";
import type { Route } from "../route.js";
import { Transport } from "../transport.js";

const read: Route = { id: "things.get", method: "GET", path: "/things", status: 200, errors: [] };
const search: Route = { ...read, id: "things.search", method: "POST", body: "argument" };
const create: Route = { ...search, id: "things.create", headers: { idempotencyKey: "idempotency-key" } };

const done = () => json(200, { done: true });
const html = (status: number) => new Response("<html>", { status, headers: { "content-type": "text/html" } });
const broken = (code: string) => new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) });
const twice = <Answer>(answer: () => Answer): Answer[] => [answer(), answer()];

const transportThat = (answers: FakeAnswer[], options: Partial<ConcordatOptions> = {}, time = fakeClock()) => {
  const { fetch, seen } = fakeApi(...answers);
  const transport = new Transport({ baseUrl: "https://cloud.test", fetch, clock: time.clock, ...options });
  const call = (route: Route, callOptions?: CallOptions & { idempotencyKey?: string | null }) =>
    transport.call<unknown, Answer>(route, { body: {} }, callOptions);
  return { call, seen, slept: time.slept };
};
const errorOf = (call: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(call).then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );
const headerIn = (seen: readonly SeenRequest[], name: string) => seen.map(({ headers }) => headers[name]);

afterEach(() => void vi.useRealTimers());

describe("a call is sent again after", () => {
  it.each<[string, FakeAnswer]>([
    ["408", refusal(408, "Request Timeout")],
    ["429", refusal(429, "Too Many Requests")],
    ["429 of a gateway", html(429)],
    ["500", refusal(500, "Internal Server Error")],
    ["502 as a page", html(502)],
    ["503", refusal(503, "Service Unavailable")],
    ["503 without a body", new Response(null, { status: 503 })],
    ["504", refusal(504, "Gateway Timeout")],
    ["409 that says when to come back", refusal(409, "In flight", { "retry-after": "1" })],
    ["a broken connection", broken("ECONNRESET")],
    ["a fault without a code", new TypeError("Failed to fetch")],
    ["a success that broke off", new Response('{"done":', { status: 200 })],
  ])("%s", async (_, failure) => {
    const { call, seen } = transportThat([failure, done()]);
    expect(await call(read)).toEqual({ done: true });
    expect(seen).toHaveLength(2);
  });

  it.each<[string, FakeAnswer]>([
    ["400", refusal(400, "Bad Request")],
    ["401", refusal(401, "Unauthorized")],
    ["403", refusal(403, "Forbidden")],
    ["404", refusal(404, "Not Found")],
    ["409 that does not say when", refusal(409, "Conflict")],
    ["422", refusal(422, "Key reused")],
    ["501", refusal(501, "Not Implemented")],
    ["a page with 404", html(404)],
    ["a redirect", new Response(null, { status: 302 })],
    ["another success", json(202, {})],
  ])("nothing of the kind of %s", async (_, failure) => {
    const { call, seen } = transportThat([failure, done()]);
    expect(await errorOf(call(read))).toMatchObject({ attempts: 1 });
    expect(seen).toHaveLength(1);
  });
});

describe("what may be sent again", () => {
  const unsure = broken("ECONNRESET");
  it.each<[string, Route, object, FakeAnswer, number]>([
    ["what reads", read, {}, unsure, 2],
    ["a PUT", { ...create, method: "PUT" }, { idempotencyKey: null }, unsure, 2],
    ["a DELETE", { ...create, method: "DELETE" }, { idempotencyKey: null }, unsure, 2],
    ["a POST that the contract has no key for", search, {}, unsure, 2],
    ["what bears the client's key", create, {}, unsure, 2],
    ["what bears the caller's key", create, { idempotencyKey: "k" }, unsure, 2],
    ["a change that bears a key", { ...create, method: "PATCH" }, {}, unsure, 2],
    ["nothing without its key", create, { idempotencyKey: null }, unsure, 1],
    ["no change without its key", { ...create, method: "PATCH" }, { idempotencyKey: null }, unsure, 1],
    ["nothing without its key, after a gateway's page", create, { idempotencyKey: null }, html(502), 1],
    ["what bears no key, after 429", create, { idempotencyKey: null }, refusal(429, "Slow down"), 2],
    ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"].map(
      (code): [string, Route, object, FakeAnswer, number] => [
        `what bears no key, where it did not arrive: ${code}`,
        create,
        { idempotencyKey: null },
        broken(code),
        2,
      ],
    ),
  ])("%s", async (_, route, options, failure, requests) => {
    const { call, seen } = transportThat([failure, done()]);
    await errorOf(Promise.resolve(call(route, options)).then(() => Promise.reject(new Error("went well"))));
    expect(seen).toHaveLength(requests);
  });

  it("has one key for all attempts, and each call one of its own", async () => {
    const { call, seen } = transportThat([html(502), html(502), done(), done()]);
    await call(create);
    await call(create);
    const [first, second, third, other] = headerIn(seen, "idempotency-key");
    expect(first).toMatch(/^[\w-]{36}$/);
    expect([second, third]).toEqual([first, first]);
    expect(other).toMatch(/^[\w-]{36}$/);
    expect(other).not.toBe(first);
  });

  it("has the caller's key, or none", async () => {
    const { call, seen } = transportThat([done(), done(), done()]);
    await call(create, { idempotencyKey: "mine" });
    await call(create, { idempotencyKey: null });
    await call(search);
    expect(headerIn(seen, "idempotency-key")).toEqual(["mine", undefined, undefined]);
  });

  it("has no keys where the client says that the cloud ignores them, but for the caller's own", async () => {
    const { call, seen } = transportThat([html(502), html(502), done()], { idempotencyKeys: false });
    await errorOf(call(create));
    await call(create, { idempotencyKey: "mine" });
    expect(headerIn(seen, "idempotency-key")).toEqual([undefined, "mine", "mine"]);
  });
});

describe("retries", () => {
  it("are two, unless the client or the call says otherwise, and are counted in a header", async () => {
    const failing = () => Array.from({ length: 9 }, () => html(502));
    const { call, seen, slept } = transportThat(failing());
    expect(await errorOf(call(read))).toMatchObject({ status: 502, attempts: 3 });
    expect(headerIn(seen, "x-concordat-retry-count")).toEqual([undefined, "1", "2"]);
    expect(slept).toEqual([500, 1000]);
    const patient = transportThat(failing(), { maxRetries: 5 });
    await errorOf(patient.call(read, { maxRetries: 1 }));
    expect(patient.seen).toHaveLength(2);
    await errorOf(patient.call(read));
    expect(patient.seen).toHaveLength(8);
    const never = transportThat(failing(), { maxRetries: 0 });
    await errorOf(never.call(read));
    expect(never.seen).toHaveLength(1);
  });

  it("tell how many requests it took", async () => {
    const { call } = transportThat([html(502), done(), html(503), refusal(404, "Not Found")]);
    expect(await call(read).withResponse()).toMatchObject({ data: { done: true }, attempts: 2 });
    expect(await errorOf(call(read))).toMatchObject({ name: "NotFoundError", attempts: 2 });
  });

  it("end with the last failure, and the id of the last request that was answered", async () => {
    const { call } = transportThat([refusal(503, "Down", { "x-request-id": "R1" }), ...twice(() => broken("EPIPE"))]);
    expect(await errorOf(call(read))).toMatchObject({ name: "ConnectionError", attempts: 3, requestId: "R1" });
  });

  it("end with the id that the caller gave the request, where nobody answered", async () => {
    const { call } = transportThat(
      twice(() => broken("EPIPE")),
      { maxRetries: 1 },
    );
    const error = await errorOf(call(read, { headers: { "X-Request-Id": "mine" } }));
    expect(error).toMatchObject({ name: "ConnectionError", attempts: 2, requestId: "mine" });
  });

  it("wait longer each time, up to eight seconds, and shorter by chance", async () => {
    const failures = Array.from({ length: 8 }, () => html(502));
    const longest = transportThat([...failures.map((each) => each.clone())], { maxRetries: 7 });
    await errorOf(longest.call(read));
    expect(longest.slept).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
    const half = transportThat(failures, { maxRetries: 7 }, fakeClock({ random: 1 }));
    await errorOf(half.call(read));
    expect(half.slept).toEqual([250, 500, 1000, 2000, 4000, 4000, 4000]);
  });

  it.each<[string, number[]]>([
    ["3", [3000]],
    ["0.25", [250]],
    ["60", [60_000]],
    ["Sun, 22 Nov 2026 12:00:05 GMT", [5000]],
    ["0", [500]],
    ["Sun, 22 Nov 2026 11:00:00 GMT", [500]],
    ["soon", [500]],
    ["61", []],
    ["Sun, 22 Nov 2026 13:00:00 GMT", []],
  ])("wait for `Retry-After: %s`", async (retryAfter, waits) => {
    vi.useFakeTimers({ now: new Date("2026-11-22T12:00:00Z") });
    const { call, slept } = transportThat([refusal(503, "Down", { "retry-after": retryAfter }), done()]);
    const outcome = await call({ ...read, errors: [[503, "things.down"]] }).raw();
    expect(slept).toEqual(waits);
    expect(outcome).toMatchObject({ attempts: 1 + waits.length, status: waits.length === 0 ? 503 : 200 });
  });

  it("leave it to the caller when the API asks for a longer wait", async () => {
    const { call } = transportThat([refusal(429, "Slow down", { "retry-after": "3600" }), done()]);
    const error = await errorOf(call(read));
    expect(error).toBeInstanceOf(RateLimitedError);
    expect(error).toMatchObject({ retryAfterMs: 3_600_000, attempts: 1 });
  });

  it("stop when a hundred were sent in vain, and come back with what goes well", async () => {
    let isDown = true;
    const answers = Array.from({ length: 1000 }, () => () => (isDown ? html(503) : done()));
    const { call, seen } = transportThat(answers);
    for (let calls = 0; calls < 200; calls++) await errorOf(call(read));
    expect(seen).toHaveLength(300);
    isDown = false;
    for (let calls = 0; calls < 9; calls++) await call(read);
    isDown = true;
    for (let calls = 0; calls < 10; calls++) await errorOf(call(read));
    expect(seen).toHaveLength(300 + 9 + 10 + 1);
  });

  it("are not kept from one client by another", async () => {
    const failing = () => Array.from({ length: 300 }, () => html(503));
    const worn = transportThat(failing());
    for (let calls = 0; calls < 60; calls++) await errorOf(worn.call(read));
    const fresh = transportThat(failing());
    await errorOf(fresh.call(read));
    expect(fresh.seen).toHaveLength(3);
  });

  it("are no business of credentials: a 401 is asked once more beside them", async () => {
    let tokens = 0;
    const { call, seen } = transportThat(
      [refusal(401, "Unauthorized"), html(502), refusal(401, "Unauthorized"), done()],
      { credentials: () => `t${++tokens}`, maxRetries: 1 },
    );
    expect(await errorOf(call(read))).toMatchObject({ name: "UnauthorizedError", attempts: 3 });
    expect(headerIn(seen, "authorization")).toEqual(["Bearer t1", "Bearer t2", "Bearer t3"]);
    expect(headerIn(seen, "x-concordat-retry-count")).toEqual([undefined, undefined, "1"]);
  });

  it("are not sent for credentials that fail", async () => {
    const credentials = vi.fn(() => Promise.reject(new Error("sealed")));
    const { call } = transportThat([], { credentials });
    expect(await errorOf(call(read))).toMatchObject({ name: "CredentialsError", operation: "things.get", attempts: 0 });
    expect(credentials).toHaveBeenCalledOnce();
  });
});

describe("deadlines", () => {
  it("is for each attempt", async () => {
    vi.useFakeTimers();
    const { call, seen } = transportThat([whenAborted, done()], { timeoutMs: 1000 });
    const result = call(read).withResponse();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await result).toMatchObject({ attempts: 2 });
    expect(seen).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("is the last attempt's time-out", async () => {
    vi.useFakeTimers();
    const { call } = transportThat([whenAborted, whenAborted], { timeoutMs: 1000, maxRetries: 1 });
    const error = errorOf(call(read));
    await vi.advanceTimersByTimeAsync(2000);
    expect(await error).toMatchObject({ name: "TimeoutError", timeoutMs: 1000, attempts: 2 });
  });

  it("is for the call as a whole", async () => {
    vi.useFakeTimers();
    const options = { timeoutMs: 1000, totalTimeoutMs: 2200, clock: systemClock };
    const { call, seen } = transportThat([whenAborted, whenAborted, done()], options);
    const error = errorOf(call(read));
    await vi.advanceTimersByTimeAsync(2200);
    expect(await error).toBeInstanceOf(TimeoutError);
    expect(await error).toMatchObject({ timeoutMs: 2200, attempts: 2 });
    expect(seen).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("does not wait for a retry that would come too late", async () => {
    const { call, slept } = transportThat([refusal(503, "Down", { "retry-after": "10" })], { totalTimeoutMs: 10_000 });
    expect(await errorOf(call(read))).toBeInstanceOf(ServerError);
    expect(slept).toEqual([]);
  });

  it("is never waited for where a token did not come in time: nothing was sent", async () => {
    vi.useFakeTimers();
    const tokens = [new Promise<string>(() => undefined), Promise.resolve("t")];
    const credentials = () => tokens.shift() ?? "none";
    const { call, seen } = transportThat([done()], { credentials, timeoutMs: 1000, idempotencyKeys: false });
    const result = call(create).withResponse();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await result).toMatchObject({ attempts: 1 });
    expect(seen).toHaveLength(1);
  });

  it("is an abort during an attempt, which is not repeated", async () => {
    const controller = new AbortController();
    const { call, seen } = transportThat([
      (request, signal) => {
        controller.abort("enough");
        return whenAborted(request, signal);
      },
      done(),
    ]);
    const error = await errorOf(call(read, { signal: controller.signal }));
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ cause: "enough", attempts: 1 });
    expect(seen).toHaveLength(1);
  });

  it("is an abort while a retry is waited for, and leaves nothing behind", async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const { signal } = controller;
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const { fetch, seen } = fakeApi(refusal(503, "Down", { "retry-after": "30", "x-request-id": "R1" }), done());
    const transport = new Transport({ baseUrl: "https://cloud.test", fetch });
    const error = errorOf(transport.call(read, {}, { signal }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort("enough");
    expect(await error).toMatchObject({ name: "AbortedError", cause: "enough", attempts: 1, requestId: "R1" });
    expect(vi.getTimerCount()).toBe(0);
    expect(removed.mock.calls).toEqual(added.mock.calls);
    expect(seen).toHaveLength(1);
  });

  it.each<CallOptions>([
    { maxRetries: -1 },
    { maxRetries: Number.NaN },
    { timeoutMs: 0 },
    { timeoutMs: Number.NaN },
    { totalTimeoutMs: -1 },
  ])("is nothing like %j", async (options) => {
    const { call, seen } = transportThat([done()]);
    expect(await errorOf(call(read, options))).toMatchObject({ name: "InvalidArgumentError", operation: "things.get" });
    expect(seen).toHaveLength(0);
    expect(() => transportThat([], options)).toThrow(Object.keys(options)[0]);
  });
});

it("a broken connection is reported as such in the end", async () => {
  const { call } = transportThat(Array.from({ length: 3 }, () => broken("ECONNRESET")));
  const error = await errorOf(call(read));
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({
    message: "things.get: no answer from https://cloud.test (ECONNRESET)",
    attempts: 3,
    requestId: null,
  });
});
