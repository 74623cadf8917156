import { idempotencyKeyLifetimeSeconds } from "@concordat/contract";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { forgetExpired } from "./forget.js";
import { essence, type KeyedServer, type Received, type Sent, startKeyedServer } from "./testing/keyed-server.js";

const storage = "/1.3/object-storage-2";

let server: KeyedServer;
let service: string;
beforeAll(async () => {
  server = await startKeyedServer();
  const body = { name: "keys", region: "europe-1", configured_status: "started", networks: [] };
  const { text } = await server.send({ as: "ada", path: storage, body });
  service = (JSON.parse(text) as { uuid: string }).uuid;
});
afterAll(() => server.close());

let drawn = 0;
/** A key, or a name, that no other test uses. */
const fresh = () => {
  drawn += 1;
  return `fresh-${drawn}`;
};

const createUser = (username: string, key?: string, more: Partial<Sent> = {}): Sent => ({
  as: "ada",
  path: `${storage}/${service}/users`,
  body: { username },
  ...(key !== undefined && { key }),
  ...more,
});
const specificationOf = (id: string) => ({ id, domain: `${id}.example.com`, https: true });
const createProvider = (name: string, key?: string, more: Partial<Sent> = {}): Sent => ({
  as: "admin",
  path: "/api/providers",
  body: { items: [specificationOf(name)] },
  ...(key !== undefined && { key }),
  ...more,
});
const creations = [
  { api: "object storage", create: createUser, other: "bob", refused: 400, table: "iam_users" },
  { api: "UCloud", create: createProvider, other: "other", refused: 409, table: "providers" },
] as const;

const jsonOf = <Body>({ text }: Received) => JSON.parse(text) as Body;
const countOf = async (name: string): Promise<number> => {
  const { prisma } = server.context;
  return (
    (await prisma.iamUser.count({ where: { username: name } })) + (await prisma.provider.count({ where: { name } }))
  );
};
/** Lets the last step of a keyed request fail: its effect is written by then, and its answer cannot be. */
const keepingNothing = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const { prisma } = server.context;
  await prisma.$executeRaw`ALTER TABLE idempotency_records ADD CONSTRAINT nothing CHECK (false) NOT VALID`;
  return work().finally(() => prisma.$executeRaw`ALTER TABLE idempotency_records DROP CONSTRAINT nothing`);
};
const keptAnswers = () => server.context.prisma.idempotencyRecord.count();

describe.each(creations)("a creation in $api", ({ api, create, other, refused, table }) => {
  it("needs no key, and is no repetition then", async () => {
    const [name, kept] = [fresh(), await keptAnswers()];
    expect((await server.send(create(name))).status).toBeLessThan(300);
    const again = await server.send(create(name));
    expect([again.status, again.replayed, again.headers.get("idempotency-replayed")]).toEqual([refused, false, null]);
    expect(await keptAnswers()).toBe(kept);
  });

  it("is repeated from what a server before has stored", async () => {
    const [name, key] = [fresh(), fresh()];
    const first = await server.send(create(name, key));
    expect(first.status).toBeLessThan(300);
    await server.restart();
    const again = await server.send(create(name, key));
    expect([again.replayed, essence(again)]).toEqual([true, essence(first)]);
    expect(await countOf(name)).toBe(1);
  });

  it("answers under a key, with quotes or without, as it does without a key", async () => {
    const [bare, keyed] = [fresh(), fresh()];
    const plain = essence(await server.send(create(bare)));
    const first = essence(await server.send(create(keyed, `"${keyed}"`)));
    expect([first.status, Object.keys(first.headers)]).toEqual([plain.status, Object.keys(plain.headers)]);
    expect(first.headers["content-type"]).toBe(plain.headers["content-type"]);
    expect((await server.send(create(keyed, keyed))).replayed).toBe(true);
  });

  it("keeps a refusal of its own, the same as without a key, with all of its headers", async () => {
    const [name, key] = [fresh(), fresh()];
    await server.send(create(name));
    const plain = await server.send(create(name));
    const first = await server.send(create(name, key));
    const again = await server.send(create(name, key));
    expect([plain.status, first.status, first.replayed, again.replayed]).toEqual([refused, refused, false, true]);
    expect(essence(again)).toEqual(essence(first));
    const { "content-length": _length, ...plainHeaders } = essence(plain).headers;
    expect(essence(first).headers).toMatchObject(plainHeaders);
  });

  it("refuses the key with another body, another path or another method, in the form of the API", async () => {
    const [name, key] = [fresh(), fresh()];
    await server.send(create(name, key));
    const answer = await server.send(create(fresh(), key));
    expect([answer.status, answer.replayed]).toEqual([422, false]);
    expect(answer.text).toContain("The idempotency key was used for another request");
    expect(answer.headers.get("content-type")).toMatch(/^application\/(problem\+)?json/);
    const elsewhere = { ...create(name, key), path: `${create(name).path}x` };
    expect((await server.send(elsewhere)).status).toBe(404);
  });

  it("asks for the same in another order and spelling of the same body", async () => {
    const [name, key] = [fresh(), fresh()];
    const sent = create(name, key);
    await server.send(sent);
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([member, inner]) => [member, turned(inner)]),
      );
    };
    expect((await server.send({ ...sent, body: turned(sent.body) })).replayed).toBe(true);
  });

  it.each(["", '""', "a b", '"open', "é", "x".repeat(256)])("refuses the malformed key %j by name", async (key) => {
    const name = fresh();
    const answer = await server.send(create(name, key));
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("Idempotency-Key");
    expect(await countOf(name)).toBe(0);
  });

  it("belongs to its caller: others use the same key without learning of it", async () => {
    const [name, key] = [fresh(), fresh()];
    await server.send(create(name, key));
    const theirs = await server.send(create(fresh(), key, { as: other }));
    expect([theirs.status, theirs.replayed]).toEqual([api === "UCloud" ? 200 : 404, false]);
    expect((await server.send(create(name, key))).replayed).toBe(true);
  });

  it("keeps nothing of what was turned away before it began", async () => {
    const [name, key, kept] = [fresh(), fresh(), await keptAnswers()];
    const { as: _as, ...anonymous } = create(name, key);
    expect((await server.send(anonymous)).status).toBe(401);
    expect((await server.send(create(name, key, { body: { nonsense: true } }))).status).toBe(400);
    expect(await keptAnswers()).toBe(kept);
    expect((await server.send(create(name, key))).status).toBeLessThan(300);
  });

  it("leaves neither effect nor answer when the server fails at the end, and can be sent again", async () => {
    const [name, key] = [fresh(), fresh()];
    const failed = await keepingNothing(() => server.send(create(name, key)));
    expect([failed.status, await countOf(name)]).toEqual([500, 0]);
    const again = await server.send(create(name, key));
    expect([again.status < 300, again.replayed, await countOf(name)]).toEqual([true, false, 1]);
  });

  it("leaves no answer where the effect could not be committed", async () => {
    const [name, key] = [fresh(), fresh()];
    const { prisma } = server.context;
    await prisma.$executeRaw`
      CREATE FUNCTION refuse_commit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''not now''; END'`;
    await prisma.$executeRawUnsafe(
      `CREATE CONSTRAINT TRIGGER refuse_commit AFTER INSERT ON ${table} DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION refuse_commit()`,
    );
    const failed = await server
      .send(create(name, key))
      .finally(() => prisma.$executeRaw`DROP FUNCTION refuse_commit CASCADE`);
    expect([failed.status, await countOf(name)]).toEqual([500, 0]);
    const again = await server.send(create(name, key));
    expect([again.status < 300, again.replayed, await countOf(name)]).toEqual([true, false, 1]);
  });

  it("has one effect among ten twins at once; the others wait or get its answer", async () => {
    const [name, key] = [fresh(), fresh()];
    const answers = await Promise.all(Array.from({ length: 10 }, () => server.send(create(name, key))));
    const [first, ...others] = answers.filter(({ status, replayed }) => status < 300 && !replayed);
    expect([first === undefined, others]).toEqual([false, []]);
    for (const answer of answers.filter((one) => one !== first)) {
      if (answer.replayed) expect(essence(answer)).toEqual(essence(first as Received));
      else expect([answer.status, answer.headers.get("retry-after")]).toEqual([409, "1"]);
    }
    expect(await countOf(name)).toBe(1);
    expect(essence(await server.send(create(name, key)))).toEqual(essence(first as Received));
  });

  it("is forgotten after a day, and may be sent anew under the same key", async () => {
    const [name, key] = [fresh(), fresh()];
    const { context } = server;
    await server.send(create(name, key));
    const lifetime = idempotencyKeyLifetimeSeconds * 1000;
    context.clock.advance(lifetime - 1);
    await server.renewTokens();
    expect((await server.send(create(name, key))).replayed).toBe(true);
    context.clock.advance(1);
    // whether or not anybody has cleaned up already
    if (api === "UCloud") await forgetExpired(context);
    const anew = await server.send(create(fresh(), key));
    expect([anew.status < 300, anew.replayed]).toEqual([true, false]);
    context.clock.advance(lifetime);
    await forgetExpired(context);
    expect(await keptAnswers()).toBe(0);
    await server.renewTokens();
  });
});

it("refuses a twin while the first is held up, and answers it afterwards", async () => {
  const [name, key] = [fresh(), fresh()];
  const { prisma } = server.context;
  const isWaiting = async () => {
    const rows = await prisma.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    expect(rows).toHaveLength(1);
  };
  const held = await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM storage_services WHERE uuid = ${service}::uuid FOR UPDATE`;
    const first = server.send(createUser(name, key));
    await vi.waitFor(isWaiting, { timeout: 10_000 });
    const twin = await server.send(createUser(name, key));
    expect([twin.status, twin.headers.get("retry-after")]).toEqual([409, "1"]);
    expect(jsonOf<{ type: string }>(twin).type).toMatch(/#ERROR_CONFLICT$/);
    // another caller's key of that name is another key
    expect((await server.send(createUser(name, key, { as: "bob" }))).status).toBe(404);
    return { first };
  });
  expect((await held.first).status).toBe(201);
  expect((await server.send(createUser(name, key))).replayed).toBe(true);
});

it("leaves neither effect nor claim when the database ends the request in the middle", async () => {
  const [name, key] = [fresh(), fresh()];
  const { prisma } = server.context;
  const { first } = await prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM storage_services WHERE uuid = ${service}::uuid FOR UPDATE`;
    const first = server.send(createUser(name, key));
    const cut = async () => {
      const rows = await prisma.$queryRaw<unknown[]>`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(rows).toHaveLength(1);
    };
    await vi.waitFor(cut, { timeout: 10_000 });
    return { first };
  });
  expect((await first).status).toBe(503);
  const again = await server.send(createUser(name, key));
  expect([again.status, again.replayed, await countOf(name)]).toEqual([201, false, 1]);
});

it("asks for something else in another project", async () => {
  const [name, key] = [fresh(), fresh()];
  const { prisma } = server.context;
  await prisma.user.create({ data: { username: "admin", role: "ADMIN" } }).catch(() => undefined);
  const members = { create: { username: "admin", role: "PI" as const } };
  await prisma.project.create({ data: { id: "elsewhere", title: "Elsewhere", members } });
  await server.send(createProvider(name, key));
  const there = await server.send(createProvider(name, key, { headers: { project: "elsewhere" } }));
  expect(there.status).toBe(422);
});

it("shows an access key's secret again, and has it sealed meanwhile", async () => {
  const [name, key] = [fresh(), fresh()];
  await server.send(createUser(name));
  const create: Sent = { as: "ada", path: `${storage}/${service}/users/${name}/access-keys`, key };
  const first = await server.send(create);
  const { secret_access_key: secret } = jsonOf<{ secret_access_key: string }>(first);
  expect((await server.send(create)).text).toBe(first.text);
  expect(secret).toHaveLength(40);
  const data = JSON.stringify(await server.data());
  expect(data).toContain(name);
  const bytes = Buffer.from(secret).toString("hex");
  for (const trace of [secret, bytes, Buffer.from(secret).toString("base64"), Buffer.from(key).toString("hex")]) {
    expect(data).not.toContain(trace);
  }
});

it("repeats an answer even where the first request has taken from the caller what it takes to ask", async () => {
  const [name, key] = [fresh(), fresh()];
  const { responses } = jsonOf<{ responses: { id: string }[] }>(await server.send(createProvider(name)));
  const id = responses[0]?.id ?? "";
  const deleted = [{ type: "user", username: "admin" }];
  const change: Sent = {
    as: "admin",
    path: "/api/providers/updateAcl",
    body: { items: [{ id, added: [], deleted }] },
    key,
  };
  const first = await server.send(change);
  expect(first.status).toBe(200);
  await server.context.prisma.provider.delete({ where: { name } });
  await server.context.prisma.resource.delete({ where: { id: BigInt(id) } });
  expect((await server.send({ ...change, key: fresh() })).status).toBe(400);
  const again = await server.send(change);
  expect([again.replayed, essence(again)]).toEqual([true, essence(first)]);
});

it("announces work that is due after the commit, once, and only where there is some", async () => {
  const key = fresh();
  const network = { name: fresh(), type: "private", family: "IPv4", uuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07" };
  const create: Sent = { as: "ada", path: `${storage}/${service}/networks`, body: network, key };
  const before = server.announced.length;
  expect((await server.send(create)).status).toBe(201);
  expect(server.announced.slice(before)).toEqual(["due"]);
  await server.send(create);
  await server.send({ ...create, key: fresh() });
  expect(server.announced.slice(before)).toEqual(["due"]);
  const other = { ...create, body: { ...network, name: fresh() }, key: fresh() };
  expect((await keepingNothing(() => server.send(other))).status).toBe(500);
  expect(server.announced.slice(before)).toEqual(["due"]);
});

it("knows callers without credentials by nothing but the key, and keeps their requests apart", async () => {
  const key = fresh();
  const ask = (id: string): Sent => ({
    path: "/api/providers/requestApproval",
    body: { type: "information", specification: specificationOf(id) },
    key,
  });
  const [mine, theirs] = [fresh(), fresh()];
  const first = await server.send(ask(mine));
  const other = await server.send(ask(theirs));
  expect([first.status, other.status, other.replayed]).toEqual([200, 200, false]);
  expect(other.text).not.toBe(first.text);
  expect((await server.send(ask(mine))).text).toBe(first.text);
});
