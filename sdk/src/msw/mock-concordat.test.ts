import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  BadRequestError,
  Concordat,
  ConflictError,
  ConnectionError,
  inBulk,
  NotFoundError,
  ServerError,
  TimeoutError,
  UnauthorizedError,
  UnexpectedAnswerError,
} from "../index.js";
import { type MockedRequest, mockConcordat } from "./index.js";
import { baseUrl, optionsOf } from "./testing/example-calls.js";

let unhandled: string[] = [];
const onUnhandled = (message: string) => unhandled.push(message);
const mock = mockConcordat({ baseUrl, onUnhandled });
const server = setupServer(...mock.handlers);
const cloud = new Concordat(optionsOf());
const guest = new Concordat(optionsOf({ credentials: undefined }));
const { services, users } = cloud.objectStorage;
const uuid = "12aaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const provider = { id: "mine", domain: "mine.example.com", https: true };

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => {
  unhandled = [];
});
afterEach(() => {
  mock.reset();
  server.resetHandlers();
});
afterAll(() => server.close());

const send = (path: string, init: RequestInit = {}) =>
  fetch(baseUrl + path, { ...init, headers: { authorization: "Bearer token", ...init.headers } });

describe("examples", () => {
  it("bear the names that were asked for", async () => {
    expect(await users.get(uuid, "bob")).toMatchObject({ username: "bob" });
    expect(await users.create(uuid, { username: "eve" })).toMatchObject({ username: "eve" });
    expect(await services.get(uuid)).toMatchObject({ uuid });
    expect(await cloud.providers.retrieve({ id: "77" })).toMatchObject({ id: "77" });
  });

  it("repeat what was sent, where its kind is right", async () => {
    expect(await services.modify(uuid, { name: "renamed" })).toMatchObject({ uuid, name: "renamed" });
    const labels = [{ key: "team", value: "blue" }];
    const created = await services.create({
      name: "files",
      region: "europe-1",
      configured_status: "stopped",
      networks: [],
      labels,
    });
    expect(created).toMatchObject({ name: "files", region: "europe-1", configured_status: "stopped", labels });
  });

  it("are chosen by what is asked", async () => {
    const { networks } = cloud.objectStorage;
    const body = {
      name: "office",
      type: "private",
      family: "IPv4",
      uuid: "03aaaaaa-7b42-4f06-9a3d-5e8f6b2c1a07",
    } as const;
    expect(await networks.create(uuid, body)).toEqual(body);
    expect(await networks.create(uuid, { name: "world", type: "public", family: "IPv4" })).not.toHaveProperty("uuid");
  });

  it("have a response for each item of a bulk", async () => {
    const items = [provider, { ...provider, id: "other" }, { ...provider, id: "third" }];
    expect((await cloud.providers.create({ items })).responses).toHaveLength(3);
    expect(await inBulk(items, (some) => cloud.providers.create({ items: some }), { size: 2 })).toHaveLength(3);
  });

  it("are listed page by page", async () => {
    expect(await services.list({ offset: 1 })).toEqual([]);
    expect((await services.list().withResponse()).headers.get("UpCloud-Total-Count")).toBe("1");
    expect(await cloud.providers.browse({ next: "further" })).toMatchObject({ items: [], next: null });
  });

  it("can be left out, so that only scripted answers are given", async () => {
    const strict = mockConcordat({ baseUrl, examples: false, onUnhandled });
    server.resetHandlers(...strict.handlers);
    await expect(users.get(uuid, "ada")).rejects.toMatchObject({ status: 501 });
    expect(unhandled).toEqual([
      expect.stringMatching(/^objectStorage\.users\.get was called, .* mock\.objectStorage\.users\.get\(/),
    ]);
    strict.objectStorage.users.get(({ example }) => ({ status: 200, body: example }));
    expect(await users.get(uuid, "ada")).toMatchObject({ username: "ada" });
    server.resetHandlers(...mock.handlers);
  });
});

describe("answers of one's own", () => {
  it("are made from the request, as the contract reads it", async () => {
    mock.objectStorage.users.create(({ params, body, example }) => ({
      status: 201,
      body: { ...example, arn: `${params.service_uuid}/${body.username}` },
      headers: { "x-mock": "yes" },
    }));
    const { data, headers } = await users.create(uuid, { username: "ada" }).withResponse();
    expect(data).toMatchObject({ username: "ada", arn: `${uuid}/ada` });
    expect(headers.get("x-mock")).toBe("yes");
    mock.providers.browse(({ query, example }) => ({
      status: 200,
      body: { ...example, itemsPerPage: query.itemsPerPage ?? 0 },
    }));
    expect(await cloud.providers.browse({ itemsPerPage: 7 })).toMatchObject({ itemsPerPage: 50 });
  });

  it("can be errors, or nothing at all, which means the example", async () => {
    mock.objectStorage.users.get(({ params, fail }) =>
      params.username === "eve" ? fail(404, { why: "No Eve." }) : undefined,
    );
    await expect(users.get(uuid, "eve")).rejects.toMatchObject({ name: "NotFoundError", why: "No Eve." });
    expect(await users.get(uuid, "ada")).toMatchObject({ username: "ada" });
  });

  it("come one after the other, and the last one stays", async () => {
    const state =
      (operational_state: "pending" | "running") =>
      ({ example }: MockedRequest<"objectStorage.services.get">) =>
        ({ status: 200, body: { ...example, operational_state } }) as const;
    mock.objectStorage.services.get([state("pending"), state("pending"), state("running")]);
    const wait = { maxWaitMs: 60_000, minDelayMs: 1, maxDelayMs: 1 };
    expect(await services.waitUntilRunning(uuid, wait)).toMatchObject({ operational_state: "running" });
    expect(mock.objectStorage.services.get.calls).toHaveLength(3);
    expect(await services.get(uuid)).toMatchObject({ operational_state: "running" });
  });

  it("end after as many times as were said, and the one before comes back", async () => {
    mock.objectStorage.users.delete({ status: 204 });
    mock.fail("objectStorage.users.delete", 404, { times: 1 });
    mock.objectStorage.users.delete([({ fail }) => fail(500), { status: 204 }], { times: 1 });
    await expect(users.delete(uuid, "ada")).rejects.toBeInstanceOf(ServerError);
    await users.delete(uuid, "ada");
    await expect(users.delete(uuid, "ada")).rejects.toBeInstanceOf(NotFoundError);
    await users.delete(uuid, "ada");
  });

  it("let a listing end, however many entries they have", async () => {
    mock.objectStorage.buckets.list(({ example: [bucket] }) => ({
      status: 200,
      body: bucket === undefined ? [] : Array.from({ length: 10 }, () => bucket),
    }));
    expect(await cloud.objectStorage.buckets.list(uuid).toArray({ limit: 1000 })).toHaveLength(10);
  });

  it("need an answer", () => {
    expect(() => mock.objectStorage.users.delete([] as never)).toThrow(/objectStorage\.users\.delete: .*one at least/);
  });

  it("are forgotten, and the calls with them", async () => {
    mock.objectStorage.users.get(({ fail }) => fail(404));
    mock.networkError();
    mock.delay(Number.POSITIVE_INFINITY);
    mock.reset();
    await users.get(uuid, "ada");
    expect(mock.objectStorage.users.get.calls).toEqual([{ params: { service_uuid: uuid, username: "ada" } }]);
    mock.reset();
    expect(mock.objectStorage.users.get.calls).toEqual([]);
  });
});

describe("requests", () => {
  it("are refused for what is wrong with them, in the form of each API", async () => {
    await expect(users.create(uuid, { username: 7 as never })).rejects.toMatchObject({
      name: "BadRequestError",
      invalidParams: [{ name: "username", reason: "Value must be a string." }],
    });
    await expect(cloud.providers.create({ items: [{ id: "a", https: true } as never] })).rejects.toMatchObject({
      name: "BadRequestError",
      why: "Invalid request received: items.0.domain: Value is required.",
    });
    expect(mock.providers.create.calls).toEqual([]);
  });

  it("need credentials where the operation does", async () => {
    for (const call of [guest.providers.browse(), guest.objectStorage.regions.list()])
      await expect(call).rejects.toBeInstanceOf(UnauthorizedError);
    const response = await fetch(`${baseUrl}/1.3/object-storage-2/regions`);
    expect(response.headers.get("www-authenticate")).toMatch(/Basic/);
    await guest.providers.requestApproval({ type: "information", specification: provider });
    await expect(guest.providers.requestApproval({ type: "sign", token: "t" })).rejects.toMatchObject({ status: 403 });
  });

  it("are refused before anything else is looked at", async () => {
    mock.fail("objectStorage.users.create", 402, { times: 1 });
    await expect(users.create(uuid, {} as never)).rejects.toBeInstanceOf(BadRequestError);
    await expect(users.create(uuid, { username: "ada" })).rejects.toMatchObject({ status: 402 });
  });

  it("may have nothing in them where nothing is needed", async () => {
    expect(await cloud.objectStorage.users.accessKeys.create(uuid, "ada")).toMatchObject({ status: "Active" });
    const malformed = await send(`/1.3/object-storage-2/${uuid}/users`, { method: "POST", body: "7" });
    expect(await malformed.json()).toMatchObject({ status: 400, invalid_params: [{ name: "body" }] });
  });
});

describe("what can go wrong", () => {
  it("is one of the errors that the operation declares", async () => {
    mock.fail("providers.create", 409);
    await expect(cloud.providers.create({ items: [provider] })).rejects.toBeInstanceOf(ConflictError);
    mock.fail("objectStorage.users.create", 400, {
      code: "object_storage.invalid_request",
      faults: [{ name: "username", reason: "It is taken." }],
    });
    await expect(users.create(uuid, { username: "ada" })).rejects.toMatchObject({
      invalidParams: [{ name: "username", reason: "It is taken." }],
    });
    expect(() => mock.fail("objectStorage.users.get", 402 as never)).toThrow(
      /declares no 402 .*404 object_storage\.resource/,
    );
    expect(() => mock.fail("objectStorage.users.find" as never, 404 as never)).toThrow(/users\.find is no operation/);
  });

  it("is the network", async () => {
    mock.networkError("objectStorage.users.get", { times: 1 });
    await expect(users.get(uuid, "ada")).rejects.toBeInstanceOf(ConnectionError);
    mock.badGateway("objectStorage.users.get", { times: 1 });
    await expect(users.get(uuid, "ada")).rejects.toMatchObject({
      name: UnexpectedAnswerError.kind,
      status: 502,
      text: expect.stringContaining("<html>"),
    });
    mock.truncate("objectStorage.users.get", { times: 1 });
    await expect(users.get(uuid, "ada")).rejects.toMatchObject({ name: UnexpectedAnswerError.kind, status: 200 });
    expect(await users.get(uuid, "ada")).toMatchObject({ username: "ada" });
    mock.networkError();
    await expect(cloud.objectStorage.regions.list()).rejects.toBeInstanceOf(ConnectionError);
    expect(() => mock.truncate("users" as never)).toThrow(/users is no operation/);
  });

  it("is that nothing comes", async () => {
    mock.delay(Number.POSITIVE_INFINITY, "objectStorage.users.get");
    await expect(users.get(uuid, "ada", { timeoutMs: 1 })).rejects.toBeInstanceOf(TimeoutError);
    await users.list(uuid);
    mock.delay(1);
    await users.list(uuid);
  });
});

describe("calls without an answer", () => {
  it.each([
    [
      "GET",
      "/api/providers/brows",
      404,
      /^GET \/api\/providers\/brows is no operation.* providers\.browse: GET \/api\/providers\/browse\.$/,
    ],
    ["PUT", "/api/provider", 404, /providers\.create: POST/],
    ["GET", `/1.3/object-storage-2/${uuid}/user/ada`, 404, /objectStorage\.users\.get: GET/],
    ["PATCH", "/api/providers/browse", 405, /providers\.browse: GET/],
    ["PUT", "/1.3/object-storage-2/regions", 405, /objectStorage\.regions\.list: GET/],
    ["GET", "/API/providers/browse", undefined, undefined],
  ])("%s %s", async (method, path, status, message) => {
    if (status === undefined) return expect(send(path, { method })).rejects.toThrow();
    const response = await send(path, { method });
    expect(response.status).toBe(status);
    expect(unhandled).toEqual([expect.stringMatching(message as RegExp)]);
    const body = (await response.json()) as { why?: string; title?: string };
    expect(body.why ?? body.title).toBeTruthy();
    if (status === 405) expect(response.headers.get("allow")).toBe("GET, HEAD");
  });

  it("are left to others where they belong to no API", async () => {
    await expect(send("/elsewhere")).rejects.toThrow();
    expect(unhandled).toEqual([]);
  });

  it("are reported on the console by default", async () => {
    const said: unknown[] = [];
    const error = console.error;
    console.error = (message: unknown) => said.push(message);
    try {
      server.resetHandlers(...mockConcordat().handlers);
      expect(
        (await fetch("https://any.test/api/providers/browse", { headers: { authorization: "Bearer t" } })).status,
      ).toBe(200);
      await fetch("https://any.test/api/nothing");
    } finally {
      console.error = error;
      server.resetHandlers(...mock.handlers);
    }
    expect(said).toEqual([expect.stringContaining("GET /api/nothing is no operation")]);
  });
});
