import { type AnyOperation, catalogueLink, servedOperations, walk } from "@concordat/contract";
import { objectStorage, objectStorageErrors } from "@concordat/contract/object-storage";
import { ucloud, ucloudErrors } from "@concordat/contract/ucloud";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createAccount, createAccountToken } from "../accounts/accounts.js";
import { type ServedApp, serveApp } from "../test-kit/test-app.js";
import { createIssueTestToken, createTestContext, type TestContext } from "../test-kit/test-context.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";

let database: TestDatabase;
const statements: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase((sql) => statements.push(sql));
  return () => database.drop();
});

/** A server over the database that all share, with limits and behind one proxy, so that requests can come from anywhere. */
const start = async (settings: object): Promise<ServedApp & { readonly context: TestContext }> => {
  const context = createTestContext(database.prisma, { settings: { trustProxy: 1, ...settings } });
  return { ...(await serveApp(context)), context };
};

const list = "/1.3/object-storage-2";
const ask = async ({ url }: ServedApp, authorization: string | undefined, from = "192.0.2.1", path = list) => {
  const headers = { "x-forwarded-for": from, ...(authorization && { authorization }) };
  const response = await fetch(url + path, { headers });
  await response.arrayBuffer();
  return response;
};
const statuses = async (asked: Iterable<Promise<Response>>): Promise<number[]> =>
  (await Promise.all(asked)).map(({ status }) => status).sort();
const basic = (text: string): string => `Basic ${btoa(text)}`;

describe("the calls of one caller", () => {
  let one: Awaited<ReturnType<typeof start>>;
  let other: typeof one;
  const tokens: Record<string, string> = {};
  beforeAll(async () => {
    one = await start({ callsPerMinute: 4 });
    other = await start({ callsPerMinute: 4 });
    const { context } = one;
    for (const name of ["ada", "bob", "cyd", "dan"]) {
      await createAccount(context, name, `password of ${name}`);
      tokens[name] = `Bearer ${(await createAccountToken(context, name, "test")).token}`;
    }
    return async () => {
      await one.close();
      await other.close();
    };
  });

  it("are counted per caller, over all servers and addresses", async () => {
    const asked = Array.from({ length: 8 }, (_, i) => ask(i % 2 ? one : other, tokens["ada"], `192.0.2.${i}`));
    expect(await statuses(asked)).toEqual([200, 200, 200, 200, 429, 429, 429, 429]);
    expect((await ask(one, tokens["bob"])).status).toBe(200);
  });

  it("are told how many are left, and when to come again", async () => {
    const left: (string | null)[] = [];
    for (let i = 0; i < 4; i++) left.push((await ask(one, tokens["cyd"])).headers.get("ratelimit"));
    expect(left.map((header) => header?.match(/^"calls";r=(\d);t=\d+$/)?.[1])).toEqual(["3", "2", "1", "0"]);
    const refused = await ask(one, tokens["cyd"]);
    const seconds = Number(refused.headers.get("retry-after"));
    expect([refused.status, seconds > 0 && seconds <= 60]).toEqual([429, true]);
  });

  it("include those that look at the account", async () => {
    const asked = Array.from({ length: 5 }, () => ask(one, tokens["dan"], "192.0.2.1", "/1.3/account"));
    expect(await statuses(asked)).toEqual([200, 200, 200, 200, 429]);
  });
});

describe("a clock that is put back by an hour", () => {
  const hour = 3_600_000;
  /** Does something while the machine's clock is an hour ahead. */
  const ahead = async (act: () => Promise<void>) => {
    const now = Date.now.bind(Date);
    const clock = vi.spyOn(Date, "now").mockImplementation(() => now() + hour);
    await act().finally(() => clock.mockRestore());
  };

  it("turns no caller away for longer than a minute, be that remembered or in the database", async () => {
    const [one, other] = [await start({ callsPerMinute: 2 }), await start({ callsPerMinute: 2 })];
    await createAccount(one.context, "hal", "password of hal");
    const bearer = `Bearer ${(await createAccountToken(one.context, "hal", "test")).token}`;
    await ahead(async () => {
      for (const status of [200, 200, 429]) expect((await ask(one, bearer)).status).toBe(status);
    });
    for (const server of [other, one]) expect((await ask(server, bearer)).status).toBe(200);
    const refused = await ask(one, bearer);
    expect([refused.status, Number(refused.headers.get("retry-after")) <= 60]).toEqual([429, true]);
    await one.close();
    await other.close();
  });

  it("throttles no address for longer than a minute", async () => {
    const server = await start({ wrongCredentialsPerMinute: 2 });
    const guess = () => ask(server, basic("hal:wrong"), "198.51.100.67");
    await ahead(async () => {
      for (const status of [401, 401, 429]) expect((await guess()).status).toBe(status);
    });
    for (const status of [401, 401, 429]) expect((await guess()).status).toBe(status);
    await server.close();
  });
});

describe("wrong credentials", () => {
  it("throttle the address that they come from, at all servers and in both APIs, right ones included", async () => {
    const limits = { wrongCredentialsPerMinute: 3 };
    const [one, other] = [await start(limits), await start(limits)];
    await createAccount(one.context, "eve", "password of eve");
    const attacker = "198.51.100.66";
    const right = basic("eve:password of eve");
    const wrong: number[] = [];
    for (const server of [one, other, one, other, one])
      wrong.push((await ask(server, basic(`eve:${wrong.length}`), attacker)).status);
    expect(wrong).toEqual([401, 401, 401, 429, 429]);
    expect((await ask(one, right, attacker)).status).toBe(429);
    expect((await ask(one, "Bearer none", attacker, "/api/providers/browse")).status).toBe(429);
    // without credentials none are wrong, and other addresses have nothing to do with it
    expect((await ask(one, undefined, attacker)).status).toBe(401);
    expect((await ask(one, right, "203.0.113.5")).status).toBe(200);
    await one.close();
    await other.close();
  });
});

describe("wrong passwords", () => {
  const distinct = (count: number, send: (index: number) => Promise<Response>) =>
    statuses(Array.from({ length: count }, (_, index) => send(index)));
  const wrongFor = (name: string, index: number) => basic(`${name}:guess ${index}`);

  it("that come at once are compared no more often than the limit allows", async () => {
    const server = await start({ wrongCredentialsPerMinute: 3 });
    await createAccount(server.context, "gil", "password of gil");
    const from = "198.51.100.1";
    const answered = await distinct(20, (index) => ask(server, wrongFor("gil", index), from));
    expect(answered).toEqual([401, 401, 401, ...Array<number>(17).fill(429)]);
    await server.close();
  });

  it("are counted by the first 64 bits of an IPv6 address", async () => {
    const server = await start({ wrongCredentialsPerMinute: 3 });
    const wrong: number[] = [];
    for (let index = 0; index < 4; index++)
      wrong.push((await ask(server, `Bearer guess-${index}`, `2001:db8:0:1:${index}::1`)).status);
    expect(wrong).toEqual([401, 401, 401, 429]);
    expect((await ask(server, "Bearer guess", "2001:db8:0:2::1")).status).toBe(401);
    await server.close();
  });

  it("are counted by the name of the account, wherever they come from, which does not lock its owner out", async () => {
    const server = await start({ wrongCredentialsPerMinute: 1 });
    await createAccount(server.context, "ivy", "password of ivy");
    const right = basic("ivy:password of ivy");
    const home = "203.0.113.7";
    expect((await ask(server, right, home)).status).toBe(200);
    const wrong = await distinct(12, (index) => ask(server, wrongFor("ivy", index), `198.51.100.${100 + index}`));
    expect(wrong).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect((await ask(server, right, "198.51.100.200")).status).toBe(429);
    expect((await ask(server, right, home)).status).toBe(200);
    await server.close();
  });

  it("count as wrong only: right ones that are not known yet use nothing up", async () => {
    const server = await start({ wrongCredentialsPerMinute: 2 });
    const names = ["jo", "kim", "lea", "max"];
    for (const name of names) await createAccount(server.context, name, `password of ${name}`);
    for (const name of names)
      expect((await ask(server, basic(`${name}:password of ${name}`), "198.51.100.9")).status).toBe(200);
    await server.close();
  });

  it("and tokens that are malformed count alike", async () => {
    const server = await start({ wrongCredentialsPerMinute: 3 });
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const hostile = `${part({ alg: "RS256", kid: "\u0000" })}.${part({ role: "USER", sub: "ada" })}.AAAA`;
    const browse = "/api/providers/browse";
    const wrong: number[] = [];
    for (const bearer of [hostile, "..", "\u00ff", hostile])
      wrong.push((await ask(server, `Bearer ${bearer}`, "198.51.100.10", browse)).status);
    expect(wrong).toEqual([401, 401, 401, 429]);
    await server.close();
  });
});

describe("strangers", () => {
  it("are counted by network, and callers with credentials are not", async () => {
    const server = await start({ strangerCallsPerMinute: 2 });
    await createAccount(server.context, "ned", "password of ned");
    const bearer = `Bearer ${(await createAccountToken(server.context, "ned", "test")).token}`;
    const browse = "/api/providers/browse";
    const answered: number[] = [];
    for (const host of [1, 2, 3]) answered.push((await ask(server, undefined, `2001:db8:9::${host}`, browse)).status);
    expect(answered).toEqual([401, 401, 429]);
    for (let index = 0; index < 4; index++) expect((await ask(server, bearer, "2001:db8:9::1")).status).toBe(200);
    await server.close();
  });
});

describe("every operation", () => {
  let server: Awaited<ReturnType<typeof start>>;
  const bearers = { ucloud: "", objectStorage: "" };
  beforeAll(async () => {
    server = await start({ callsPerMinute: 1 });
    const { context } = server;
    bearers.ucloud = `Bearer ${await createIssueTestToken(context)("fay", "ADMIN")}`;
    await createAccount(context, "fay", "password of fay");
    bearers.objectStorage = `Bearer ${(await createAccountToken(context, "fay", "test")).token}`;
    await ask(server, bearers.ucloud, "192.0.2.1", "/api/providers/browse");
    await ask(server, bearers.objectStorage);
  });
  afterAll(() => server.close());

  const send = async ({ method, path }: AnyOperation, authorization: string) => {
    const url = server.url + path.replace(/:\w+/g, "12000000-0000-4000-8000-000000000000");
    const response = await fetch(url, { method, headers: { authorization } });
    return { status: response.status, headers: response.headers, body: (await response.json()) as object };
  };
  const core = servedOperations(ucloud);

  it.each(core)("$id is refused as UCloud refuses", async ({ operation }) => {
    const { status, headers, body } = await send(operation, bearers.ucloud);
    const row = ucloudErrors.rateLimited;
    expect([status, body, headers.get("link")]).toEqual([429, { why: row.title, errorCode: null }, catalogueLink(row)]);
  });

  it.each([...walk(objectStorage)])("$id is refused as object storage refuses", async ({ operation }) => {
    const { status, headers, body } = await send(operation, bearers.objectStorage);
    const row = objectStorageErrors.rateLimited;
    expect([status, headers.get("link")]).toEqual([429, catalogueLink(row)]);
    expect(body).toMatchObject({ status: 429, title: row.title, correlation_id: headers.get("upcloud-cid") });
  });
});

it("costs nothing where there are none", async () => {
  const server = await serveApp(createTestContext(database.prisma));
  const before = statements.length;
  const answer = await ask(server, basic("nobody:wrong"));
  expect([answer.status, answer.headers.get("ratelimit")]).toEqual([401, null]);
  const sent = statements.slice(before);
  // the credentials are looked up
  expect(sent).toHaveLength(1);
  expect(sent.filter((sql) => sql.includes("rate_limits"))).toEqual([]);
  await server.close();
});
