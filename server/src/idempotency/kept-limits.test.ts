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

/** A call under a key, of which only the answer matters. */
const callWith = (key: string) =>
  ({
    db: server.context.prisma,
    key,
    operation: ucloud.providers.update,
    query: {},
    body: {},
    request: { ip: "192.0.2.1" },
    header: () => undefined,
    sentParams: () => ({}),
    sentQuery: () => ({}),
  }) as unknown as ServerCall;

describe("an answer that is too large to be kept", () => {
  it("is given once: the call is refused under its key from then on, and not carried out again", async () => {
    const kept = createKeptAnswers(server.context, ucloudApi, () => ["large"]);
    let done = 0;
    const act = async (length: number) => {
      done += 1;
      return answerOf(length);
    };
    const { answerBytes } = keptAnswerLimits;
    const first = await kept.once(callWith("large"), () => act(answerBytes + 1));
    expect(first.body).toHaveLength(answerBytes + 1);
    const notKept = { entry: ucloudApi.errors["idempotencyAnswerNotKept"] };
    await expect(kept.once(callWith("large"), () => act(1))).rejects.toMatchObject(notKept);
    await expect(kept.find(callWith("large"))).rejects.toMatchObject(notKept);
    expect(done).toBe(1);
    await kept.once(callWith("largest"), () => act(answerBytes));
    expect(await kept.find(callWith("largest"))).toMatchObject({ body: answerOf(answerBytes).body });
    const sizes = (await server.context.prisma.idempotencyRecord.findMany()).map(
      ({ answerSealed }) => answerSealed.length,
    );
    expect(sizes.filter((size) => size > answerBytes)).toHaveLength(1);
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
    const budgets = createKeptBudgets(server.context, { ...limits, ownerAnswers: 1 });
    const kept = createKeptAnswers(server.context, ucloudApi, () => ["caller"], budgets);
    let done = 0;
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
