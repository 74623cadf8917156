import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Concordat } from "../../generated/concordat.js";
import { type FakeAnswer, fakeApi, json, whenAborted } from "../../testing/fake-api.js";
import { AbortedError } from "../errors/aborted-error.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { NotFoundError, ServerError } from "../errors/status-errors.js";
import { WaitError } from "../errors/wait-error.js";

const problem = (status: number, code: string) =>
  json(status, { type: `https://developers.upcloud.com/1.3/errors#ERROR_${code}`, title: code, status });
const service = (operational_state: string) => json(200, { uuid: "12", operational_state });
const job = (operational_state: string) => json(200, { uuid: "j", operational_state });
const gone = () => problem(404, "RESOURCE_NOT_FOUND");

const storageThat = (...answers: FakeAnswer[]) => {
  const { fetch, seen } = fakeApi(...answers);
  return { ...new Concordat({ baseUrl: "https://cloud.test", fetch }).objectStorage, seen };
};

const outcomeOf = <T>(wait: Promise<T>): Promise<T | unknown> => wait.catch((error: unknown) => error);

/** Advances the fake time until the promise settles. */
const throughTime = async <T>(wait: Promise<T>): Promise<T> => {
  const outcome = outcomeOf(wait);
  await vi.runAllTimersAsync();
  const result = await outcome;
  if (result instanceof Error) throw result;
  return result as T;
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a wait", () => {
  const minute = { maxWaitMs: 60_000 };

  it("ends with the state that was waited for, and gives what it saw", async () => {
    const { services, seen } = storageThat(service("pending"), service("setup-dns"), service("running"));
    const found = await throughTime(services.waitUntilRunning("12", minute));
    expect(found).toEqual({ uuid: "12", operational_state: "running" });
    expect(seen).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("tells what each poll has read", async () => {
    const { jobs } = storageThat(job("pending"), job("running"), job("completed"));
    const states: string[] = [];
    const onPoll = ({ operational_state }: { operational_state: string }) => states.push(operational_state);
    await throughTime(jobs.waitUntilFinished("j", { ...minute, onPoll }));
    expect(states).toEqual(["pending", "running", "completed"]);
  });

  it("looks at once, and asks no more than needed", async () => {
    const { services, seen } = storageThat(service("stopped"));
    await services.waitUntilStopped("12", minute);
    expect(seen).toHaveLength(1);
  });

  it("ends well when the thing is gone, where that was waited for", async () => {
    const { services } = storageThat(service("running"), service("delete-dns"), gone());
    expect(await throughTime(services.waitUntilDeleted("12", minute))).toBeUndefined();
  });

  it("does not take what is gone for what runs", async () => {
    const { services } = storageThat(service("pending"), gone());
    await expect(throughTime(services.waitUntilRunning("12", minute))).rejects.toThrow(NotFoundError);
  });

  it("gives up in failure states, and says which", async () => {
    const { services, jobs } = storageThat(service("delete-iam"), job("running"), job("failed"));
    await expect(services.waitUntilRunning("12", minute)).rejects.toMatchObject({
      name: "WaitError",
      operation: "objectStorage.services.waitUntilRunning",
      reason: "failed",
      polls: 1,
      lastSeen: { operational_state: "delete-iam" },
      message: "objectStorage.services.waitUntilRunning: gave up: `operational_state` is delete-iam",
    });
    await expect(throughTime(jobs.waitUntilFinished("j", minute))).rejects.toMatchObject({
      reason: "failed",
      polls: 2,
    });
  });

  it("gives a finished job", async () => {
    const { jobs } = storageThat(job("pending"), job("completed"));
    expect(await throughTime(jobs.waitUntilFinished("j", minute))).toMatchObject({ operational_state: "completed" });
  });

  it("finds a bucket on all pages of the list", async () => {
    const bucket = (name: string) => ({ name, deleted: true });
    const list = (total: number, ...names: string[]) =>
      json(200, names.map(bucket), { "UpCloud-Total-Count": String(total) });
    const { buckets, seen } = storageThat(list(2, "a"), list(2, "b"), list(1, "a"), gone());
    await throughTime(buckets.waitUntilDeleted("12", "b", minute));
    expect(seen.map(({ url }) => new URL(url).search)).toEqual(["?limit=100", "?limit=100&offset=1", "?limit=100"]);
    // a bucket goes with its service
    await throughTime(buckets.waitUntilDeleted("12", "b", minute));
    expect(seen).toHaveLength(4);
  });

  it("ends after the longest wait, with a last poll, and says what it saw", async () => {
    const started = Date.now();
    const { services, seen } = storageThat(...Array.from({ length: 100 }, () => () => service("setup-tls")));
    const error = await throughTime(services.waitUntilRunning("12", minute)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(WaitError);
    expect(error).toMatchObject({
      reason: "timedOut",
      polls: seen.length,
      lastSeen: { operational_state: "setup-tls" },
    });
    expect(String(error)).toContain(
      `timed out after 60000 ms and ${seen.length} polls; \`operational_state\` was last setup-tls`,
    );
    expect(Date.now() - started).toBeLessThanOrEqual(60_000);
    expect(Date.now() - started).toBeGreaterThanOrEqual(59_000);
  });

  it("increases the delay between polls, within its bounds", async () => {
    vi.spyOn(Math, "random").mockReturnValue(1);
    const times: number[] = [];
    const poll = () => {
      times.push(Date.now());
      return service("pending");
    };
    const { services } = storageThat(...Array.from({ length: 20 }, () => poll));
    const options = { maxWaitMs: 10_000, minDelayMs: 100, maxDelayMs: 1_000 };
    await throughTime(services.waitUntilRunning("12", options)).catch(() => undefined);
    const delays = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(delays.slice(0, 6)).toEqual([100, 200, 400, 800, 1000, 1000]);
  });

  it("spreads its polls", async () => {
    vi.spyOn(Math, "random").mockReturnValueOnce(0).mockReturnValueOnce(0).mockReturnValue(0.5);
    const times: number[] = [];
    const poll = () => {
      times.push(Date.now());
      return times.length === 4 ? service("running") : service("pending");
    };
    const { services } = storageThat(poll, poll, poll, poll);
    await throughTime(services.waitUntilRunning("12", { maxWaitMs: 10_000, minDelayMs: 100, maxDelayMs: 1_000 }));
    expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual([100, 100, 250]);
  });

  it("waits faults on the way out, once it has seen the thing", async () => {
    const { services } = storageThat(
      service("pending"),
      problem(503, "GENERAL_FAILURE"),
      new TypeError("fetch failed"),
      new Response("<html>", { status: 502 }),
      service("running"),
    );
    expect(await throughTime(services.waitUntilRunning("12", minute))).toMatchObject({ operational_state: "running" });
  });

  it("has the last failure as its cause when the longest wait is over", async () => {
    const broken = () => problem(500, "GENERAL_FAILURE");
    const { services } = storageThat(service("pending"), ...Array.from({ length: 100 }, () => broken));
    const error = await throughTime(services.waitUntilRunning("12", minute)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ reason: "timedOut", cause: expect.any(ServerError) });
  });

  it("repeats its first look like any call, and later ones by the next look alone", async () => {
    const down = () => problem(503, "GENERAL_FAILURE");
    const { services, seen } = storageThat(down, down, service("pending"), down, service("running"));
    await throughTime(services.waitUntilRunning("12", minute));
    const retries = seen.map(({ headers }) => headers["x-concordat-retry-count"]);
    expect(retries).toEqual([undefined, "1", "2", undefined, undefined]);
  });

  it("passes on what it cannot wait out", async () => {
    const { services } = storageThat(problem(503, "GENERAL_FAILURE"), service("pending"), problem(401, "NO"));
    await expect(services.waitUntilRunning("12", { ...minute, maxRetries: 0 })).rejects.toThrow(ServerError);
    await expect(throughTime(services.waitUntilRunning("12", minute))).rejects.toMatchObject({ status: 401 });
  });

  it("can be aborted, between two polls and during one, and leaves no timer", async () => {
    const abort = new AbortController();
    const { services } = storageThat(service("pending"), whenAborted);
    const wait = outcomeOf(services.waitUntilRunning("12", { ...minute, signal: abort.signal }));
    await vi.advanceTimersByTimeAsync(10);
    abort.abort(new Error("enough"));
    expect(await wait).toBeInstanceOf(AbortedError);
    expect(await wait).toMatchObject({ cause: { message: "enough" } });
    const again = new AbortController();
    const during = outcomeOf(services.waitUntilRunning("12", { ...minute, signal: again.signal }));
    await vi.advanceTimersByTimeAsync(10);
    again.abort();
    expect(await during).toBeInstanceOf(AbortedError);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("does not let a look outlast it", async () => {
    const { services } = storageThat(service("pending"), whenAborted);
    const error = await throughTime(services.waitUntilRunning("12", { maxWaitMs: 2_000 })).catch((reason) => reason);
    expect(error).toMatchObject({ name: "WaitError", reason: "timedOut", cause: { name: "TimeoutError" } });
  });

  it.each([undefined, {}, { maxWaitMs: 0 }, { maxWaitMs: Number.NaN }, { maxWaitMs: 1, minDelayMs: 0 }])(
    "is not begun with %j",
    async (options) => {
      const { services, seen } = storageThat();
      await expect(services.waitUntilRunning("12", options as never)).rejects.toThrow(InvalidArgumentError);
      expect(seen).toEqual([]);
    },
  );

  it("takes no longest delay that is shorter than the shortest", async () => {
    const { services } = storageThat();
    const options = { maxWaitMs: 10, minDelayMs: 5, maxDelayMs: 4 };
    await expect(services.waitUntilRunning("12", options)).rejects.toThrow(/maxDelayMs/);
  });
});
