import { beforeEach, describe, expect, it } from "vitest";
import { CallRefusedError } from "./call-refused-error.js";
import type { CoreCall, IntegrationHandlers } from "./handlers.js";
import { createIntegrationModule } from "./integration-module.js";
import { type KeyStore, memoryKeyStore } from "./key-store.js";
import type { IntegrationModuleEvent } from "./module-event.js";
import { createCoreKey } from "./testing/core-key.js";

const core = createCoreKey();
const keys = { refreshToken: "refresh-secret", publicKey: core.publicKey };
const base = "http://provider.test/ucloud/example/integration";

let events: IntegrationModuleEvent[];
beforeEach(() => {
  events = [];
});

const moduleWith = (handlers: IntegrationHandlers = {}, store: KeyStore = memoryKeyStore({ keys })) =>
  createIntegrationModule({ providerId: "example", store, handlers, onEvent: (event) => events.push(event) });

const post = (path: string, body: BodyInit | null, headers: Record<string, string> = {}) =>
  new Request(`${base}/${path}`, { method: "POST", body, headers: { authorization: core.bearer(), ...headers } });
const get = (path: string) => new Request(`${base}/${path}`, { headers: { authorization: core.bearer() } });

const answerTo = async (request: Request, handlers?: IntegrationHandlers, store?: KeyStore) => {
  const response = await moduleWith(handlers, store).handle(request);
  expect(response.headers.get("content-type")).toBe("application/json; charset=UTF-8");
  return { status: response.status, body: await response.json(), headers: response.headers };
};

describe("Core's calls", () => {
  it("reach their handlers, with who calls and for whom", async () => {
    const seen: unknown[] = [];
    const handlers: IntegrationHandlers = {
      init: ({ username }, { core: { subject }, onBehalfOf, signedIntent }) => {
        seen.push([username, subject, onBehalfOf, signedIntent]);
      },
    };
    const headers = { "ucloud-username": Buffer.from("ånd").toString("base64"), "ucloud-signed-intent": "a.b.c" };
    const answer = await answerTo(post("init", '{"username":"ada","more":1}', headers), handlers);
    expect(answer).toMatchObject({ status: 200, body: {} });
    expect(seen).toEqual([["ada", "_UCloud", "ånd", "a.b.c"]]);
    expect(events).toEqual([{ type: "served", operation: "init", onBehalfOf: "ånd" }]);
  });

  it("are answered with every member, also with those that a handler leaves out", async () => {
    const retrieveManifest = async () => ({ enabled: true, more: "x" });
    expect((await answerTo(get("retrieveManifest"), { retrieveManifest })).body).toEqual({
      enabled: true,
      expireAfterMs: null,
      requiresMessageSigning: false,
    });
    const connect = () => ({ redirectTo: "/login" });
    expect((await answerTo(post("connect", '{"username":"ada"}'), { connect })).body).toEqual({ redirectTo: "/login" });
    expect((await answerTo(get("retrieveManifest"), { connect })).body).toMatchObject({ enabled: true });
  });

  it("are answered where there is no handler", async () => {
    expect(await answerTo(post("init", '{"username":"ada"}'))).toMatchObject({ status: 200, body: {} });
    expect(await answerTo(post("unlinked", '{"username":"ada"}'))).toMatchObject({ status: 200, body: {} });
    expect((await answerTo(get("retrieveManifest"))).body).toMatchObject({ enabled: false });
    expect(await answerTo(post("connect", '{"username":"ada"}'))).toMatchObject({ status: 404 });
  });

  it("hand over nothing but what the contract knows", async () => {
    let got: unknown;
    const init = (request: unknown) => {
      got = request;
    };
    await answerTo(post("init", '{"username":"ada","__proto__":{"admin":true},"admin":true}'), { init });
    expect(got).toEqual({ username: "ada" });
    expect((got as { admin?: unknown }).admin).toBeUndefined();
  });

  it.each(["", "text/plain", "application/json; charset=utf-8; x", "content-type: application/json; charset=utf-8"])(
    "are read whatever their content type is: %j",
    async (type) => {
      const answer = await answerTo(post("init", '{"username":"ada"}', { "content-type": type }));
      expect(answer.status).toBe(200);
    },
  );

  it("reach a provider whose name must be encoded", async () => {
    const module = createIntegrationModule({ providerId: "a b/c", store: memoryKeyStore({ keys }) });
    const headers = { authorization: core.bearer() };
    const at = (path: string) => module.handle(new Request(`http://x/ucloud/${path}`, { headers }));
    expect((await at("a%20b%2Fc/integration/retrieveManifest")).status).toBe(200);
    expect((await at("a%20b/c/integration/retrieveManifest")).status).toBe(404);
  });
});

describe("what is none of Core's calls", () => {
  it.each([
    "http://x/",
    "http://x/ucloud/other/integration/init",
    "http://x/ucloud/Example/integration/init",
    "http://x/ucloud/example/integration",
    "http://x/ucloud/example/integration/",
    "http://x/ucloud/example/integration/init/",
    "http://x/ucloud/example/integration/INIT",
    "http://x/ucloud/example/integration/constructor",
    "http://x/ucloud/example/integration/__proto__",
    "http://x/ucloud/%zz/integration/init",
    "http://x/ucloud/example%00/integration/init",
    "http://x//ucloud/example/integration/init",
    "http://x/ucloud/:providerId/integration/init",
    "http://x/ucloud/example/jobs/init",
  ])("is answered with 404: %s", async (url) => {
    const request = new Request(url, { method: "POST", body: "{}", headers: { authorization: core.bearer() } });
    expect(await answerTo(request)).toMatchObject({ status: 404, body: { why: "Not Found", errorCode: null } });
  });

  it.each([
    ["init", "GET", "POST"],
    ["init", "DELETE", "POST"],
    ["welcome", "PUT", "POST"],
    ["retrieveManifest", "POST", "GET"],
    ["retrieveManifest", "OPTIONS", "GET"],
  ])("is answered with 405: %s by %s", async (path, method, allow) => {
    const answer = await answerTo(new Request(`${base}/${path}`, { method }));
    expect(answer).toMatchObject({ status: 405, body: { why: "Method Not Allowed", errorCode: null } });
    expect(answer.headers.get("allow")).toBe(allow);
  });

  it.each(["retrieveManifest", "init", "connect", "unlinked"])("is not let in: %s", async (path) => {
    const request = (authorization?: string) =>
      new Request(`${base}/${path}`, {
        ...(path === "retrieveManifest" ? {} : { method: "POST", body: '{"username":"ada"}' }),
        headers: authorization === undefined ? {} : { authorization },
      });
    const own = core.bearer({ sub: "#P_example", role: "PROVIDER" });
    for (const authorization of [undefined, own, createCoreKey().bearer(), core.bearer({}, { alg: "HS256" })]) {
      const answer = await answerTo(request(authorization));
      expect(answer).toMatchObject({ status: 401, body: { why: "Unauthorized", errorCode: null } });
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    }
    const narrow = await answerTo(request(core.bearer({ aud: "im.other:write" })));
    expect(narrow).toMatchObject({ status: 401, body: { why: "Missing scope" } });
    expect(events.map((event) => event.type)).toEqual(Array(5).fill("refused"));
    expect(events.at(-1)).toMatchObject({ operation: path, reason: "the token's `aud` does not cover the call" });
  });

  it("is refused before its body is read", async () => {
    const body = new ReadableStream({ pull: () => Promise.reject(new Error("the body was read")) });
    const init = { method: "POST", body, duplex: "half" };
    expect(await answerTo(new Request(`${base}/init`, init as RequestInit))).toMatchObject({ status: 401 });
  });

  it("waits while the provider is not registered", async () => {
    expect(await answerTo(post("init", '{"username":"a"}'), {}, memoryKeyStore())).toMatchObject({ status: 503 });
  });
});

describe("a body that cannot be used", () => {
  const cases: [string, BodyInit | null, string][] = [
    ["is missing", null, "Invalid request received (no body?)"],
    ["is empty", "", "Invalid request received (no body?)"],
    ["is no JSON", '{"username":', "The body: expected JSON"],
    ["is no UTF-8", new Uint8Array([0x22, 0xff, 0x22]), "The body: expected JSON"],
    ["is null", "null", "The body: expected an object"],
    ["is a list", '[{"username":"ada"}]', "The body: expected an object"],
    ["is a text", '"ada"', "The body: expected an object"],
    ["lacks a member", "{}", "username: expected a string"],
    ["has a member of another type", '{"username":["ada"]}', "username: expected a string"],
    ["has null for a member", '{"username":null}', "username: expected a string"],
    ["only inherits a member", '{"__proto__":{"username":"ada"}}', "username: expected a string"],
  ];
  it.each(cases)("%s", async (_, body, why) => {
    expect(await answerTo(post("init", body))).toMatchObject({ status: 400, body: { why, errorCode: null } });
  });

  it("is a welcome without keys", async () => {
    const answer = await answerTo(post("welcome", '{"token":"t","createdProvider":{"refreshToken":"r"}}'));
    expect(answer).toMatchObject({ status: 400, body: { why: "createdProvider.publicKey: expected a string" } });
  });

  it("is too large, announced or not", async () => {
    const large = `{"username":"${"x".repeat(70_000)}"}`;
    expect(await answerTo(post("init", large, { "content-length": "70015" }))).toMatchObject({ status: 413 });
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled++;
        controller.enqueue(new Uint8Array(16 * 1024).fill(0x20));
      },
    });
    const request = new Request(`${base}/welcome`, { method: "POST", body: endless, duplex: "half" } as RequestInit);
    const answer = await answerTo(request);
    expect(answer).toMatchObject({ status: 413, body: { why: "The body is larger than 65536 bytes" } });
    expect(pulled).toBeLessThan(10);
  });

  it("breaks off", async () => {
    const broken = new ReadableStream({ pull: () => Promise.reject(new Error("reset")) });
    const request = new Request(`${base}/welcome`, { method: "POST", body: broken, duplex: "half" } as RequestInit);
    expect(await answerTo(request)).toMatchObject({ status: 400 });
  });

  it("is deeper than anybody needs", async () => {
    const deep = `{"username":${"[".repeat(30_000)}${"]".repeat(30_000)}}`;
    expect(await answerTo(post("init", deep))).toMatchObject({ status: 400 });
  });

  it("comes with a user that cannot be read", async () => {
    for (const name of ["not base64!", "/w=="])
      expect(await answerTo(post("init", '{"username":"a"}', { "ucloud-username": name }))).toMatchObject({
        status: 400,
      });
  });
});

describe("a handler that fails", () => {
  const calls: [string, IntegrationHandlers][] = [
    ["throws", { init: () => Promise.reject(new Error("secret: /etc/passwd")) }],
    ["throws something else", { init: () => Promise.reject("secret") }],
  ];
  it.each(calls)("%s: Core sees no details, the log all of them", async (_, handlers) => {
    const answer = await answerTo(post("init", '{"username":"ada"}'), handlers);
    expect(answer).toMatchObject({ status: 500, body: { why: "Internal Server Error", errorCode: null } });
    expect(JSON.stringify(answer.body)).not.toContain("secret");
    expect(events).toMatchObject([{ type: "failed", operation: "init" }]);
    expect(String((events[0] as { error: unknown }).error)).toContain("secret");
  });

  it("returns something else than it should", async () => {
    const connect = (async () => ({ url: "x" })) as unknown as NonNullable<IntegrationHandlers["connect"]>;
    expect(await answerTo(post("connect", '{"username":"ada"}'), { connect })).toMatchObject({ status: 500 });
  });

  it("refuses with a status and words of its own", async () => {
    const init = (_: unknown, call: CoreCall) => {
      throw new CallRefusedError("Unknown user", { status: 400, errorCode: "X", cause: new Error(call.core.subject) });
    };
    const answer = await answerTo(post("init", '{"username":"ada"}'), { init });
    expect(answer).toMatchObject({ status: 400, body: { why: "Unknown user", errorCode: "X" } });
    expect(events).toMatchObject([{ type: "refused", reason: "_UCloud" }]);
  });

  it("is not made worse by a log that fails", async () => {
    const onEvent = () => {
      throw new Error("disk full");
    };
    const module = createIntegrationModule({ providerId: "example", store: memoryKeyStore({ keys }), onEvent });
    expect((await module.handle(get("retrieveManifest"))).status).toBe(200);
  });

  it("is a store that fails, or holds something else", async () => {
    const failing: KeyStore = { load: () => Promise.reject(new Error("disk")), save: async () => undefined };
    expect(await answerTo(get("retrieveManifest"), {}, failing)).toMatchObject({ status: 500 });
    const strange = memoryKeyStore({ keys: { refreshToken: 7 } } as never);
    expect(await answerTo(get("retrieveManifest"), {}, strange)).toMatchObject({ status: 500 });
  });
});
