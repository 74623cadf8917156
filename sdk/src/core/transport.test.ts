import { afterEach, describe, expect, it, vi } from "vitest";
import { Concordat } from "../generated/concordat.js";
import { version } from "../generated/version.js";
import { type FakeAnswer, fakeApi, json, refusal, whenAborted } from "../testing/fake-api.js";
import type { Credentials } from "./credentials/credentials.js";
import { AbortedError } from "./errors/aborted-error.js";
import { ConnectionError } from "./errors/connection-error.js";
import { CredentialsError } from "./errors/credentials-error.js";
import { InvalidArgumentError } from "./errors/invalid-argument-error.js";
import { UnauthorizedError } from "./errors/status-errors.js";
import { TimeoutError } from "./errors/timeout-error.js";
import { UnexpectedAnswerError } from "./errors/unexpected-answer-error.js";
import type { ConcordatOptions } from "./options.js";

/** Retries have tests of their own. */
const cloudThat = (answers: FakeAnswer[], options: Partial<ConcordatOptions> = {}) => {
  const { fetch, seen } = fakeApi(...answers);
  return { cloud: new Concordat({ baseUrl: "https://cloud.test", fetch, maxRetries: 0, ...options }), seen };
};
const key = json(200, { publicKey: "K" });
const ask = (cloud: Concordat, options = {}) => cloud.authProviders.retrievePublicKey({ id: "example" }, options);
const bearers = (seen: readonly { headers: Record<string, string> }[]) =>
  seen.map(({ headers }) => headers["authorization"]);

afterEach(() => {
  vi.useRealTimers();
});

describe("what a client sends along", () => {
  it("names the SDK, behind the application", async () => {
    const { cloud, seen } = cloudThat([key.clone(), key.clone()], { userAgent: "shop/1.2" });
    await ask(cloud);
    expect(seen[0]?.headers["user-agent"]).toBe(`shop/1.2 concordat-sdk/${version}`);
    const plain = cloudThat([key.clone()]);
    await ask(plain.cloud);
    expect(plain.seen[0]?.headers["user-agent"]).toBe(`concordat-sdk/${version}`);
  });

  it("does not name itself in a browser, where that costs a preflight", async () => {
    vi.stubGlobal("document", {});
    const { cloud, seen } = cloudThat([key.clone()]);
    await ask(cloud);
    expect(seen[0]?.headers).not.toHaveProperty("user-agent");
  });

  it("uses the platform's fetch as it is at the time of the call", async () => {
    const { fetch, seen } = fakeApi(key.clone());
    const cloud = new Concordat({ baseUrl: "https://cloud.test" });
    vi.stubGlobal("fetch", fetch);
    await ask(cloud);
    expect(seen).toHaveLength(1);
  });

  it("calls a fetch of one's own without a receiver, as the platform's demands", async () => {
    const { fetch } = fakeApi(key.clone());
    let receiver: unknown = "not called";
    const cloud = new Concordat({
      baseUrl: "https://cloud.test",
      fetch(url, request) {
        receiver = this;
        return fetch(url, request);
      },
    });
    await ask(cloud);
    expect(receiver).toBeUndefined();
  });

  it("acts in the client's project, the call's, or none", async () => {
    const page = json(200, { itemsPerPage: 50, items: [], next: null });
    const { cloud, seen } = cloudThat([page.clone(), page.clone(), page.clone()], { project: "theirs" });
    await cloud.providers.browse();
    await cloud.providers.browse({}, { project: "ours" });
    await cloud.providers.browse({}, { project: null });
    expect(seen.map(({ headers }) => headers["project"])).toEqual(["theirs", "ours", undefined]);
  });
});

describe("credentials", () => {
  it("are a bearer token, without the white space of the file that it comes from", async () => {
    const { cloud, seen } = cloudThat([key.clone()], { credentials: "s3cret\n" });
    await ask(cloud);
    expect(bearers(seen)).toEqual(["Bearer s3cret"]);
  });

  it("are not sent where they are of no use", async () => {
    const { cloud, seen } = cloudThat([json(200, { responses: [{ accessToken: "a" }] })], { credentials: "s3cret" });
    await cloud.authProviders.refresh({ items: [{ refreshToken: "r" }] });
    expect(bearers(seen)).toEqual([undefined]);
  });

  it("give way to a header that is given by hand", async () => {
    const { cloud, seen } = cloudThat([refusal(401, "Unauthorized")], { credentials: "s3cret" });
    await expect(ask(cloud, { headers: { Authorization: "Basic x" } })).rejects.toBeInstanceOf(UnauthorizedError);
    expect(bearers(seen)).toEqual(["Basic x"]);
  });

  it("that stay the same are not sent again after a 401", async () => {
    const { cloud, seen } = cloudThat([refusal(401, "Unauthorized")], { credentials: "s3cret" });
    await expect(ask(cloud)).rejects.toBeInstanceOf(UnauthorizedError);
    expect(seen).toHaveLength(1);
  });

  it("from a function are requested again after a 401, with the rejected value", async () => {
    const source = vi.fn(({ rejected }: { rejected: string | undefined }) => (rejected ? "new" : "old"));
    const { cloud, seen } = cloudThat([refusal(401, "Unauthorized"), key.clone()], { credentials: source });
    expect(await ask(cloud)).toEqual({ publicKey: "K" });
    expect(bearers(seen)).toEqual(["Bearer old", "Bearer new"]);
    expect(source.mock.calls.map(([context]) => context.rejected)).toEqual([undefined, "Bearer old"]);
  });

  it.each<[string, Partial<ConcordatOptions>, string]>([
    ["none", {}, "401 Unauthorized; the client has no `credentials`"],
    [
      "a token of object storage",
      { credentials: "ucat_s3cret" },
      "401 Unauthorized; the client's `credentials` are those of the other API",
    ],
    ["a token of UCloud", { credentials: "eyJs3cret" }, "401 Unauthorized"],
  ])("that are refused are told by what was known of them: %s", async (_, options, message) => {
    const { cloud } = cloudThat([refusal(401, "Unauthorized")], options);
    await expect(ask(cloud)).rejects.toMatchObject({
      message: `authProviders.retrievePublicKey: ${message}`,
      why: "Unauthorized",
    });
  });

  it("of UCloud are told apart from those of object storage", async () => {
    const { cloud } = cloudThat([refusal(401, "Authentication failed.")], { credentials: "eyJs3cret" });
    const message = /; the client's `credentials` are those of the other API$/;
    await expect(cloud.objectStorage.jobs.list()).rejects.toMatchObject({ message: expect.stringMatching(message) });
  });

  it("are renewed once for a call, not over and over", async () => {
    let count = 0;
    const { cloud, seen } = cloudThat([refusal(401, "Unauthorized"), refusal(401, "Unauthorized")], {
      credentials: async () => `token${count++}`,
    });
    await expect(ask(cloud)).rejects.toBeInstanceOf(UnauthorizedError);
    expect(seen).toHaveLength(2);
  });

  it("of a kind of one's own say the whole header", async () => {
    const credentials: Credentials = { authorization: async () => "Basic YTpi" };
    const { cloud, seen } = cloudThat([key.clone()], { credentials });
    await ask(cloud);
    expect(bearers(seen)).toEqual(["Basic YTpi"]);
  });

  it("that fail leave the request unsent and keep the reason", async () => {
    const cause = new Error("vault is sealed");
    const { cloud, seen } = cloudThat([], { credentials: () => Promise.reject(cause) });
    await expect(ask(cloud)).rejects.toMatchObject({ name: "CredentialsError", cause });
    expect(seen).toHaveLength(0);
  });

  it.each(["", " ", "Bearer s3cret", "s3cret\u0000", "s3cret\nx-evil: 1"])("%j is no token", async (token) => {
    const { cloud } = cloudThat([], { credentials: () => token });
    const error: unknown = await ask(cloud).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CredentialsError);
    expect(String(error)).not.toContain("s3cret");
    expect(() => cloudThat([], { credentials: token })).toThrow(CredentialsError);
  });
});

describe("a call that fails on the way", () => {
  it("names the URL, and the cause as far as fetch knows it", async () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
    const { cloud } = cloudThat([new TypeError("fetch failed", { cause: refused })], { credentials: "s3cret" });
    const error: unknown = await ask(cloud).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({
      message: "authProviders.retrievePublicKey: no answer from https://cloud.test (ECONNREFUSED)",
      cause: { message: "fetch failed" },
    });
    expect(JSON.stringify(error) + String(error)).not.toContain("s3cret");
  });

  it("is a broken connection too when the body breaks off", async () => {
    const broken = new Response(
      new ReadableStream({ pull: (controller) => controller.error(new TypeError("terminated")) }),
    );
    await expect(ask(cloudThat([broken]).cloud)).rejects.toBeInstanceOf(ConnectionError);
  });

  it("ends at its time-out", async () => {
    vi.useFakeTimers();
    const { cloud } = cloudThat([whenAborted], { timeoutMs: 5000 });
    const call = expect(ask(cloud)).rejects.toMatchObject({ name: "TimeoutError", timeoutMs: 5000 });
    await vi.advanceTimersByTimeAsync(5000);
    await call;
  });

  it("ends at the call's own time-out before the client's, while a token is fetched as well", async () => {
    vi.useFakeTimers();
    const { cloud, seen } = cloudThat([], { timeoutMs: 5000, credentials: () => new Promise<string>(() => undefined) });
    const call = expect(ask(cloud, { timeoutMs: 10 })).rejects.toBeInstanceOf(TimeoutError);
    await vi.advanceTimersByTimeAsync(10);
    await call;
    expect(seen).toHaveLength(0);
  });

  it("sends nothing any more when the token comes too late", async () => {
    vi.useFakeTimers();
    let giveToken: (token: string) => void = () => undefined;
    const credentials = () => new Promise<string>((resolve) => (giveToken = resolve));
    const { cloud, seen } = cloudThat([key.clone()], { credentials });
    const call = expect(ask(cloud, { timeoutMs: 10 })).rejects.toBeInstanceOf(TimeoutError);
    await vi.advanceTimersByTimeAsync(10);
    await call;
    giveToken("late");
    await vi.advanceTimersByTimeAsync(1000);
    expect(seen).toHaveLength(0);
  });

  it("ends when its signal is aborted", async () => {
    const controller = new AbortController();
    const { cloud } = cloudThat([
      (request, signal) => {
        controller.abort(new Error("user left"));
        return whenAborted(request, signal);
      },
    ]);
    const error: unknown = await ask(cloud, { signal: controller.signal }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AbortedError);
    expect(error).toMatchObject({ cause: { message: "user left" } });
  });

  it("is not sent when its signal was aborted before", async () => {
    const { cloud, seen } = cloudThat([key.clone()]);
    await expect(ask(cloud, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(AbortedError);
    expect(seen).toHaveLength(0);
  });

  it("leaves neither a timer nor a listener behind, however it ends", async () => {
    vi.useFakeTimers();
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const { cloud } = cloudThat([key.clone(), refusal(404, "Not Found"), new TypeError("fetch failed")]);
    await ask(cloud, { signal });
    await expect(ask(cloud, { signal })).rejects.toThrow("404");
    await expect(ask(cloud, { signal })).rejects.toThrow("no answer");
    expect(vi.getTimerCount()).toBe(0);
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });

  it("does not follow redirects, which could carry it elsewhere", async () => {
    const moved = new Response(null, { status: 307, headers: { location: "https://elsewhere.test" } });
    const { cloud, seen } = cloudThat([moved]);
    await expect(ask(cloud)).rejects.toBeInstanceOf(UnexpectedAnswerError);
    expect(seen).toHaveLength(1);
  });

  it("rejects for a wrong argument as for everything else, instead of throwing at once", async () => {
    const { cloud, seen } = cloudThat([]);
    await expect(ask(cloud, { timeoutMs: Number.NaN })).rejects.toBeInstanceOf(InvalidArgumentError);
    // @ts-expect-error a body is demanded
    await expect(cloud.providers.create(undefined)).rejects.toBeInstanceOf(InvalidArgumentError);
    expect(seen).toHaveLength(0);
  });
});
