import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeApi, json, refusal } from "../testing/fake-api.js";
import { createIntegrationModule } from "./integration-module.js";
import { memoryKeyStore, type StoredKeys } from "./key-store.js";
import { type ApprovalRequest, approvalLifetimeMs, type RegisterOptions } from "./register.js";
import { createCoreKey } from "./testing/core-key.js";
import { refreshingCore } from "./testing/refreshing-core.js";

const core = createCoreKey();
const keys = { refreshToken: "refresh-secret", publicKey: core.publicKey };
const needsSignature = (token: string) => json(200, { type: "requires_signature", token });
const start = new Date("2026-01-01T12:00:00Z");
const minute = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const fixture = (stored: StoredKeys | undefined, ...answers: Parameters<typeof fakeApi>) => {
  const store = memoryKeyStore(stored);
  const api = fakeApi(...answers);
  const { seen } = api;
  const { fetch } = refreshingCore((token) => (token === keys.refreshToken ? core.ownToken() : undefined), api.fetch);
  const shown: ApprovalRequest[] = [];
  let onShown = (_request: ApprovalRequest) => {};
  const nextShown = () =>
    new Promise<ApprovalRequest>((resolve) => {
      onShown = resolve;
    });
  const module = createIntegrationModule({ providerId: "example", store });
  const register = (changes: Partial<RegisterOptions> = {}) =>
    module.register({
      core: { baseUrl: "https://cloud.test/", fetch },
      specification: { domain: "provider.test", https: true, port: 8889 },
      maxWaitMs: 60 * minute,
      onApprovalNeeded: (request) => {
        shown.push(request);
        onShown(request);
      },
      ...changes,
    });
  const welcome = async (token: string, createdProvider = keys) => {
    const body = JSON.stringify({ token, createdProvider });
    const request = new Request("http://x/ucloud/example/integration/welcome", { method: "POST", body });
    return (await module.handle(request)).status;
  };
  return { module, store, seen, shown, nextShown, register, welcome };
};

describe("register", () => {
  it("sends the information, shows the token, and waits for the welcome", async () => {
    const { register, nextShown, seen, shown, welcome, store } = fixture(undefined, needsSignature("t/1"));
    const asked = nextShown();
    const registered = register();
    await asked;
    expect(seen.map(({ method, url, headers, body }) => [method, url, headers["authorization"], body])).toEqual([
      [
        "POST",
        "https://cloud.test/api/providers/requestApproval",
        undefined,
        JSON.stringify({
          type: "information",
          specification: { domain: "provider.test", https: true, port: 8889, id: "example" },
        }),
      ],
    ]);
    expect(shown).toEqual([
      {
        token: "t/1",
        url: "https://cloud.test/app/admin/providers/register?token=t%2F1",
        expiresAt: new Date(start.getTime() + approvalLifetimeMs),
      },
    ]);
    expect(await store.load()).toEqual({
      pending: { token: "t/1", since: start.getTime(), core: "https://cloud.test/" },
    });
    expect(await welcome("t/1")).toBe(200);
    expect(await registered).toEqual(keys);
  });

  it("is done at once when there are keys", async () => {
    const { register, seen, shown } = fixture({ keys });
    expect(await register()).toEqual(keys);
    expect([seen, shown]).toEqual([[], []]);
  });

  it("is done when the keys come another way", async () => {
    const { register, nextShown, module } = fixture(undefined, needsSignature("t1"));
    const asked = nextShown();
    const registered = register();
    await asked;
    await module.renew(keys);
    expect(await registered).toEqual(keys);
  });

  it("goes on with the token that still stands, after a restart", async () => {
    const since = start.getTime() - 2 * minute;
    const { register, nextShown, seen, welcome } = fixture({ pending: { token: "t1", since } });
    const asked = nextShown();
    const registered = register();
    expect(await asked).toMatchObject({ token: "t1", expiresAt: new Date(since + approvalLifetimeMs) });
    expect(seen).toEqual([]);
    await welcome("t1");
    expect(await registered).toEqual(keys);
  });

  it.each([
    ["ran out", start.getTime() - approvalLifetimeMs],
    ["comes from the future", start.getTime() + minute],
  ])("asks again when the token that stands %s", async (_, since) => {
    const { register, nextShown, welcome } = fixture({ pending: { token: "t1", since } }, needsSignature("t2"));
    const asked = nextShown();
    const registered = register();
    expect(await asked).toMatchObject({ token: "t2" });
    expect([await welcome("t1"), await welcome("t2")]).toEqual([403, 200]);
    await registered;
  });

  it("asks again each time that a token runs out, and shows each once", async () => {
    const answers = ["t1", "t2", "t3"].map(needsSignature);
    const { register, nextShown, shown, welcome } = fixture(undefined, ...answers);
    const first = nextShown();
    const registered = register();
    await first;
    for (const token of ["t2", "t3"]) {
      const next = nextShown();
      await vi.advanceTimersByTimeAsync(approvalLifetimeMs - 1);
      expect(shown.at(-1)?.token).not.toBe(token);
      await vi.advanceTimersByTimeAsync(1);
      expect(await next).toMatchObject({ token });
    }
    await welcome("t3");
    await registered;
    expect(shown.map(({ token }) => token)).toEqual(["t1", "t2", "t3"]);
  });

  it("waits on with the old token when it was approved at the last moment: the name is taken, by us", async () => {
    const { register, nextShown, seen, welcome } = fixture(undefined, needsSignature("t1"), refusal(409, "Conflict"));
    const asked = nextShown();
    const registered = register();
    await asked;
    await vi.advanceTimersByTimeAsync(approvalLifetimeMs + minute);
    expect(seen).toHaveLength(2);
    expect(await welcome("t1")).toBe(200);
    expect(await registered).toEqual(keys);
  });

  it("says so when the name is somebody else's", async () => {
    const { register } = fixture(undefined, refusal(409, "Conflict"));
    await expect(register()).rejects.toMatchObject({ name: "ConflictError" });
  });

  it("says so when Core does not like the specification", async () => {
    const { register, store } = fixture(undefined, refusal(400, "domain: wrong"));
    await expect(register()).rejects.toMatchObject({ name: "BadRequestError" });
    expect(await store.load()).toBeUndefined();
  });

  it("waits for a Core that is not there yet", async () => {
    const gateway = () => new Response("<html>", { status: 502 });
    const down = [new TypeError("fetch failed"), gateway(), refusal(503, "Unavailable"), needsSignature("t1")];
    const { register, nextShown, welcome, seen } = fixture(undefined, ...down);
    const asked = nextShown();
    const registered = register();
    await vi.advanceTimersByTimeAsync(3 * minute);
    expect(await asked).toMatchObject({ token: "t1" });
    expect(seen).toHaveLength(4);
    await welcome("t1");
    await registered;
  });

  it("takes a welcome that comes while it asks again", async () => {
    const { register, nextShown, welcome, store } = fixture(undefined, needsSignature("t1"), async () => {
      expect(await welcome("t1")).toBe(200);
      return needsSignature("t2");
    });
    const asked = nextShown();
    const registered = register();
    await asked;
    await vi.advanceTimersByTimeAsync(approvalLifetimeMs);
    expect(await registered).toEqual(keys);
    expect(await store.load()).not.toHaveProperty("pending");
  });
});

describe("the end of the wait", () => {
  it("comes when nobody approves in time; the token stays", async () => {
    const { register, nextShown, store } = fixture(undefined, needsSignature("t1"));
    const asked = nextShown();
    const failed = expect(register({ maxWaitMs: 2 * minute })).rejects.toMatchObject({
      name: "WaitError",
      reason: "timedOut",
      message: expect.stringContaining("nobody has approved"),
    });
    await asked;
    await vi.advanceTimersByTimeAsync(2 * minute);
    await failed;
    expect(await store.load()).toMatchObject({ pending: { token: "t1" } });
  });

  it("comes when Core stays away, and says why", async () => {
    const { register } = fixture(undefined, ...Array.from({ length: 20 }, () => new TypeError("fetch failed")));
    const failed = expect(register({ maxWaitMs: minute })).rejects.toMatchObject({
      name: "WaitError",
      message: expect.stringContaining("Core was not reached"),
      cause: { name: "ConnectionError" },
    });
    await vi.advanceTimersByTimeAsync(minute);
    await failed;
  });

  it("comes when it is aborted, before and while it waits", async () => {
    const { register, nextShown } = fixture(undefined, needsSignature("t1"));
    const controller = new AbortController();
    const asked = nextShown();
    const failed = expect(register({ signal: controller.signal })).rejects.toMatchObject({ name: "AbortedError" });
    await asked;
    controller.abort();
    await failed;
    await expect(register({ signal: AbortSignal.abort() })).rejects.toMatchObject({ name: "AbortedError" });
  });

  it("comes when the token cannot be shown", async () => {
    const { register } = fixture(undefined, needsSignature("t1"));
    const onApprovalNeeded = () => Promise.reject(new Error("no printer"));
    await expect(register({ onApprovalNeeded })).rejects.toThrow("no printer");
  });

  it("never comes by itself where there is no limit", async () => {
    const { register, nextShown, welcome, shown } = fixture(undefined, ...["1", "2", "3", "4"].map(needsSignature));
    const asked = nextShown();
    const registered = register({ maxWaitMs: Number.POSITIVE_INFINITY });
    await asked;
    await vi.advanceTimersByTimeAsync(3 * approvalLifetimeMs);
    expect(shown).toHaveLength(4);
    await welcome("4");
    await registered;
  });
});

it("registers once at a time, with a wait that makes sense", async () => {
  const { register, nextShown, welcome } = fixture(undefined, needsSignature("t1"));
  await expect(register({ maxWaitMs: 0 })).rejects.toThrow("maxWaitMs");
  const asked = nextShown();
  const registered = register();
  await asked;
  await expect(register()).rejects.toThrow("already being registered");
  await welcome("t1");
  await registered;
  expect(await register()).toEqual(keys);
});
