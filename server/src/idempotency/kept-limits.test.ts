import { keptAnswerLimits } from "@concordat/contract";
import { ucloud, ucloudApi } from "@concordat/contract/ucloud";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServerCall } from "../http/server-call.js";
import { createKeptAnswers } from "./kept-answers.js";
import { createKeptBudgets } from "./kept-budgets.js";
import { countKept, keepAnswer } from "./records.js";
import { type KeyedServer, startKeyedServer } from "./testing/keyed-server.js";

let server: KeyedServer;
beforeAll(async () => {
  server = await startKeyedServer();
});
afterAll(() => server.close());

const hash = (text: string) => new Uint8Array(Buffer.from(text.padEnd(32, "-")));
const answerOf = (length: number) => ({ status: 200, headers: {}, body: "x".repeat(length) });

describe("an answer that is too large to be kept", () => {
  const count = 640;
  const items = Array.from({ length: count }, (_, index) => ({ id: `large-${index}` }));

  it("is given once: the request is refused under its key from then on, and not carried out again", async () => {
    const specifications = items.map(({ id }) => ({ id, domain: "p.example.com", https: true }));
    const created = { as: "admin", path: "/api/providers", body: { items: specifications } } as const;
    expect((await server.send(created)).status).toBe(200);
    const renew = { as: "admin", path: ucloud.authProviders.renew.path, body: { items }, key: "large" } as const;
    const first = await server.send(renew);
    expect([first.status, first.text.length > keptAnswerLimits.answerBytes]).toEqual([200, true]);
    const renewed = () =>
      server.context.prisma.authProvider.findMany({ select: { refreshTokenHash: true }, orderBy: { name: "asc" } });
    const hashes = await renewed();
    for (const again of [await server.send(renew), await server.send(renew)]) {
      expect([again.status, again.replayed]).toEqual([410, false]);
      expect(JSON.parse(again.text)).toMatchObject({ why: expect.stringContaining("its response is not kept") });
    }
    expect(await renewed()).toEqual(hashes);
    const other = await server.send({ ...renew, body: { items: items.slice(1) } });
    expect(other.status).toBe(422);
  });
});

describe("what is kept for one caller", () => {
  const limits = { answerBytes: 100, ownerBytes: 250, ownerAnswers: 5 };

  it("is bounded by answers and bytes, those of other servers included", async () => {
    const { prisma, clock } = server.context;
    const [ownerHash, other] = [hash("owner"), hash("other")];
    const budgets = createKeptBudgets(server.context, limits);
    const budget = await budgets.of(prisma, ownerHash);
    expect([101, 100, 100, 51, 50].map((length) => budget.take(answerOf(length)))).toEqual([
      false,
      true,
      true,
      false,
      true,
    ]);
    expect([budget.isOpen(), (await budgets.of(prisma, ownerHash)).isOpen()]).toEqual([false, false]);
    expect((await budgets.of(prisma, other)).isOpen()).toBe(true);

    for (let index = 0; index < 7; index++)
      await keepAnswer(
        prisma,
        server.context,
        { keyHash: hash(`key ${index}`), ownerHash: other },
        { fingerprint: "", answer: answerOf(10) },
      );
    const counted = await countKept(prisma, server.context, other, 5);
    expect([counted.answers, counted.bytes > 50]).toEqual([5, true]);
    expect((await createKeptBudgets(server.context, limits).of(prisma, other)).isOpen()).toBe(false);
    clock.advance(25 * 60 * 60_000);
    expect(await countKept(prisma, server.context, other, 5)).toEqual({ answers: 0, bytes: 0 });
  });

  it("is no reason to carry anything out twice: who has used up all keys is refused before", async () => {
    const { prisma } = server.context;
    const budgets = createKeptBudgets(server.context, { ...limits, ownerAnswers: 1 });
    const kept = createKeptAnswers(server.context, ucloudApi, () => ["caller"], budgets);
    let done = 0;
    const callWith = (key: string) =>
      ({
        db: prisma,
        key,
        operation: ucloud.providers.update,
        query: {},
        body: {},
        request: { ip: "192.0.2.1" },
        header: () => undefined,
        sentParams: () => ({}),
        sentQuery: () => ({}),
      }) as unknown as ServerCall;
    const act = async () => {
      done += 1;
      return answerOf(10);
    };
    expect(await kept.once(callWith("one"), act)).toMatchObject({ status: 200 });
    await expect(kept.once(callWith("two"), act)).rejects.toMatchObject({
      entry: ucloudApi.errors.rateLimited,
      headers: { "Retry-After": "3600" },
    });
    expect(await kept.once(callWith("one"), act)).toMatchObject({ status: 200, body: answerOf(10).body });
    expect(done).toBe(1);
  });
});
