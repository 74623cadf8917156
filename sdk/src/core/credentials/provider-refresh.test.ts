import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Concordat } from "../../generated/concordat.js";
import { type FakeAnswer, fakeApi, json, refusal, type SeenRequest } from "../../testing/fake-api.js";
import { AbortedError } from "../errors/aborted-error.js";
import { ForbiddenError } from "../errors/status-errors.js";
import { type ProviderRefreshOptions, providerRefresh } from "./provider-refresh.js";

const minute = 60_000;
const start = Date.UTC(2026, 0, 1);
let issued = 0;

const jwt = (lifetimeMs: number, clockOffMs = 0) => {
  const iat = Math.floor((Date.now() + clockOffMs) / 1000);
  const claims = { iat, exp: iat + lifetimeMs / 1000, jti: issued++ };
  return `e30.${btoa(JSON.stringify(claims)).replaceAll("=", "")}.c2ln`;
};

/** Core: gives access tokens, and answers everything else as it is told. */
const core = (newToken: () => string, answer: (request: SeenRequest, count: number) => Response = () => key()) => {
  const refreshes: SeenRequest[] = [];
  const calls: SeenRequest[] = [];
  const serve: FakeAnswer = (request) => {
    if (!request.url.endsWith("/auth/providers/refresh")) return answer(request, calls.push(request));
    refreshes.push(request);
    return json(200, { responses: [{ accessToken: newToken() }] });
  };
  return { ...fakeApi(...Array<FakeAnswer>(200).fill(serve)), refreshes, calls };
};

const key = () => json(200, { publicKey: "K" });
const connect = (fetch: ReturnType<typeof core>["fetch"], options: Partial<ProviderRefreshOptions> = {}) =>
  new Concordat({
    baseUrl: "https://core.test",
    fetch,
    credentials: providerRefresh({ refreshToken: "r3fresh", ...options }),
  });
const ask = (cloud: Concordat, options = {}) => cloud.authProviders.retrievePublicKey({ id: "example" }, options);

/** Time goes by, on every clock. */
const passes = (ms: number) => vi.advanceTimersByTime(ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "performance"], now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the access token of a provider", () => {
  it("is fetched with the refresh token alone, and sent as bearer", async () => {
    const api = core(() => "t0ken");
    await ask(connect(api.fetch));
    expect(api.refreshes).toMatchObject([
      {
        method: "POST",
        url: "https://core.test/auth/providers/refresh",
        body: '{"items":[{"refreshToken":"r3fresh"}]}',
      },
    ]);
    expect(api.refreshes[0]?.headers).not.toHaveProperty("authorization");
    expect(api.calls[0]?.headers["authorization"]).toBe("Bearer t0ken");
  });

  it("is fetched once, however many calls wait for it", async () => {
    const api = core(() => jwt(15 * minute));
    const cloud = connect(api.fetch);
    await Promise.all(Array.from({ length: 20 }, () => ask(cloud)));
    expect(api.refreshes).toHaveLength(1);
    expect(api.calls).toHaveLength(20);
  });

  it.each([
    ["fifteen minutes", 15 * minute, 12 * minute],
    ["ten minutes", 10 * minute, 7 * minute],
    ["three minutes", 3 * minute, 2 * minute],
  ])("that lives %s is replaced early, and not before", async (_, lifetime, replacedAfter) => {
    const api = core(() => jwt(lifetime));
    const cloud = connect(api.fetch);
    await ask(cloud);
    passes(replacedAfter - 1);
    await ask(cloud);
    expect(api.refreshes).toHaveLength(1);
    passes(2);
    await Promise.all([ask(cloud), ask(cloud)]);
    expect(api.refreshes).toHaveLength(2);
  });

  it.each([-1, 1])("is not misjudged when our clock is a day off (%i)", async (sign) => {
    const api = core(() => jwt(15 * minute, sign * 24 * 60 * minute));
    const cloud = connect(api.fetch);
    await ask(cloud);
    passes(11 * minute);
    await ask(cloud);
    expect(api.refreshes).toHaveLength(1);
    passes(2 * minute);
    await ask(cloud);
    expect(api.refreshes).toHaveLength(2);
  });

  describe("while our clock is put by an hour", () => {
    const hour = 60 * minute;
    const fetchedAfter = async (passed: number, set: number) => {
      const api = core(() => jwt(15 * minute));
      const cloud = connect(api.fetch);
      await ask(cloud);
      passes(passed);
      vi.setSystemTime(Date.now() + set);
      await ask(cloud);
      return api.refreshes.length;
    };

    it("back is replaced when its time has come all the same", async () => {
      expect(await fetchedAfter(12 * minute - 1, -hour)).toBe(1);
      expect(await fetchedAfter(12 * minute, -hour)).toBe(2);
    });

    it("forward is replaced at once, for the machine may have slept so long", async () => {
      expect(await fetchedAfter(0, hour)).toBe(2);
    });

    it("forward stays in use when no other can be had, for the clock may have been set", async () => {
      let works = true;
      const api = core(() => {
        if (!works) throw new TypeError("fetch failed");
        return jwt(15 * minute);
      });
      const cloud = connect(api.fetch);
      await ask(cloud);
      works = false;
      vi.setSystemTime(Date.now() + hour);
      await expect(ask(cloud)).resolves.toEqual({ publicKey: "K" });
      passes(15 * minute);
      await expect(ask(cloud)).rejects.toThrow("authProviders.refresh: no answer");
    });
  });

  it("of a server that takes it no more, since its own clock was put forward, is replaced once", async () => {
    let current = "";
    const api = core(
      () => {
        current = jwt(15 * minute);
        return current;
      },
      ({ headers }) => (headers["authorization"] === `Bearer ${current}` ? key() : refusal(401, "Unauthorized")),
    );
    const cloud = connect(api.fetch);
    await ask(cloud);
    current = "expired by the clock of the server";
    await Promise.all([ask(cloud), ask(cloud)]);
    expect(api.refreshes).toHaveLength(2);
  });

  it("is used until it is rejected when it does not say how long it lives", async () => {
    let token = 0;
    const api = core(
      () => `opaque${token++}`,
      (_, count) => (count === 3 ? refusal(401, "Unauthorized") : key()),
    );
    const cloud = connect(api.fetch);
    await ask(cloud);
    passes(24 * 60 * minute);
    await ask(cloud);
    expect(api.refreshes).toHaveLength(1);
    await ask(cloud);
    expect(api.refreshes).toHaveLength(2);
    expect(api.calls.map(({ headers }) => headers["authorization"])).toEqual([
      "Bearer opaque0",
      "Bearer opaque0",
      "Bearer opaque0",
      "Bearer opaque1",
    ]);
  });

  it("is replaced once when many calls are rejected at the same time", async () => {
    let token = 0;
    const api = core(
      () => `opaque${token++}`,
      ({ headers }) => (headers["authorization"] === "Bearer opaque0" ? refusal(401, "Unauthorized") : key()),
    );
    const cloud = connect(api.fetch);
    await Promise.all(Array.from({ length: 10 }, () => ask(cloud)));
    expect(api.refreshes).toHaveLength(2);
  });

  it("stays in use while it lives when a replacement cannot be had", async () => {
    let works = true;
    const api = core(() => {
      if (!works) throw new TypeError("fetch failed");
      return jwt(15 * minute);
    });
    const cloud = connect(api.fetch);
    await ask(cloud);
    works = false;
    passes(13 * minute);
    await expect(ask(cloud)).resolves.toEqual({ publicKey: "K" });
    // no second try: there was a token to go on with
    expect(api.refreshes).toHaveLength(2);
    passes(2 * minute);
    await expect(ask(cloud)).rejects.toThrow("authProviders.refresh: no answer from https://core.test");
    works = true;
    await expect(ask(cloud)).resolves.toEqual({ publicKey: "K" });
  });

  it("is not to be had with a refresh token that was replaced, in either style", async () => {
    const { fetch } = fakeApi(refusal(403, "Forbidden"), refusal(403, "Forbidden"));
    const cloud = connect(fetch);
    await expect(ask(cloud)).rejects.toBeInstanceOf(ForbiddenError);
    await expect(ask(cloud).raw()).rejects.toMatchObject({ operation: "authProviders.refresh", status: 403 });
  });

  it.each([{}, { responses: [] }, { responses: [{}] }, { responses: null }])(
    "must be in the answer: %j",
    async (body) => {
      const { fetch } = fakeApi(json(200, body));
      await expect(ask(connect(fetch))).rejects.toMatchObject({ name: "CredentialsError" });
    },
  );

  it("is still fetched for the others when one call that waits for it is given up", async () => {
    let answerRefresh: (response: Response) => void = () => undefined;
    const { fetch } = fakeApi(() => new Promise<Response>((resolve) => (answerRefresh = resolve)), key());
    const cloud = connect(fetch);
    const controller = new AbortController();
    const impatient = expect(ask(cloud, { signal: controller.signal })).rejects.toBeInstanceOf(AbortedError);
    const patient = ask(cloud).withResponse();
    await Promise.resolve();
    controller.abort();
    await impatient;
    answerRefresh(json(200, { responses: [{ accessToken: "t0ken" }] }));
    await expect(patient).resolves.toMatchObject({ data: { publicKey: "K" } });
  });

  it("comes from another address where one is given, by whatever refresh token holds now", async () => {
    const api = core(() => "t0ken");
    let current = "first";
    const credentials = { baseUrl: "https://auth.test/", refreshToken: async () => current };
    await ask(connect(api.fetch, credentials));
    current = "second\n";
    await ask(connect(api.fetch, credentials));
    expect(api.refreshes.map(({ url, body }) => [url, body])).toEqual([
      ["https://auth.test/auth/providers/refresh", '{"items":[{"refreshToken":"first"}]}'],
      ["https://auth.test/auth/providers/refresh", '{"items":[{"refreshToken":"second"}]}'],
    ]);
  });

  it("of one API is never shown to another", async () => {
    let token = 0;
    const api = core(() => `t0ken${token++}`);
    const credentials = providerRefresh({ refreshToken: "r3fresh" });
    for (const baseUrl of ["https://one.test", "https://two.test", "https://one.test"])
      await ask(new Concordat({ baseUrl, fetch: api.fetch, credentials }));
    expect(api.calls.map(({ headers }) => headers["authorization"])).toEqual([
      "Bearer t0ken0",
      "Bearer t0ken1",
      "Bearer t0ken0",
    ]);
  });
});
