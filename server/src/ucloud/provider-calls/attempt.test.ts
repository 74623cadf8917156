import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createSendRequest } from "../../outgoing/request.js";
import { createVault } from "../../vault/vault.js";
import { attempt } from "./attempt.js";
import { createCallProvider, type IssueToken } from "./call-provider.js";
import { deliverables } from "./deliverable.js";
import { createDeliveryFixture, type DeliveryFixture, initFor, welcome } from "./testing/delivery-fixture.js";

let fixture: DeliveryFixture;
beforeAll(async () => {
  fixture = await createDeliveryFixture();
});
afterAll(() => fixture.close());
beforeEach(() => fixture.clear());

const answering =
  (status: number, text: string, headers = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, headers).end(text);

describe("an attempt that succeeds", () => {
  it("is recorded, and ends the delivery: no secret stays, and the singleton is free", async () => {
    await fixture.schedule({ ...welcome, singleton: "welcome example" });
    const now = fixture.context.clock();
    await fixture.deliverDue();
    expect(fixture.provider.calls).toMatchObject([
      { path: "/ucloud/example/integration/welcome", body: welcome.payload },
    ]);
    expect(fixture.provider.calls[0]?.headers).not.toHaveProperty("authorization");
    expect(await fixture.onlyDelivery()).toMatchObject({
      state: "DELIVERED",
      singleton: null,
      claimedUntil: null,
      payloadSealed: new Uint8Array(0),
      attempts: [{ number: 1, startedAt: now, finishedAt: now, status: 200, fault: null }],
    });
    expect(await fixture.claim()).toEqual([]);
  });

  it("proves Core's identity, and names the user, where the operation asks for it", async () => {
    await fixture.schedule(initFor("ada"));
    await fixture.deliverDue();
    expect(fixture.provider.calls).toMatchObject([
      { headers: { authorization: "Bearer token-for-example", "ucloud-username": "YWRh" }, body: { username: "ada" } },
    ]);
  });
});

describe("an attempt that fails", () => {
  it.each<[string, (response: ServerResponse) => void, number | null, string]>([
    ["500", answering(500, '{"why":"secret-refresh"}'), 500, "example answered 500 instead of 200."],
    [
      "a redirect",
      answering(307, "", { location: "http://127.0.0.1:1/" }),
      307,
      "example answered 307 instead of 200; redirects are not followed.",
    ],
    ["HTML", answering(200, "<html>secret-refresh</html>"), 200, "The answer of example is not JSON."],
    ["nothing", answering(200, ""), 200, "The answer of example is not JSON."],
    [
      "something else",
      answering(200, "[]"),
      200,
      "The answer of example is not what the contract says: Invalid input: expected object, received array.",
    ],
    ["too much", answering(200, `"${"x".repeat(1024 * 1024)}"`), null, "The answer is larger than 1048576 bytes."],
    [
      "a broken connection",
      (response) => response.destroy(),
      null,
      "The connection to 127.0.0.1 broke before its answer was complete (ECONNRESET).",
    ],
  ])("because of %s is recorded without secrets, and made again later", async (_name, answer, status, fault) => {
    await fixture.schedule(welcome);
    fixture.provider.answer = answer;
    await fixture.deliverDue();
    const delivery = await fixture.onlyDelivery();
    expect(delivery).toMatchObject({ state: "PENDING", claimedUntil: null, attempts: [{ number: 1, status, fault }] });
    const delay = delivery.dueAt.getTime() - fixture.context.clock().getTime();
    expect(delay).toBeGreaterThanOrEqual(750);
    expect(delay).toBeLessThanOrEqual(1250);
    expect(await fixture.claim()).toEqual([]);
  });

  it("because its address may not be dialled is recorded, and nothing is sent", async () => {
    const addresses = { metadata: "169.254.169.254", hex: "0xa9fea9fe", unspecified: "0.0.0.0", path: "127.0.0.1/x" };
    for (const [name, domain] of Object.entries(addresses)) {
      await fixture.register(name, { domain, port: fixture.provider.port });
      await fixture.schedule({ ...welcome, provider: name });
    }
    await fixture.deliverDue();
    const rows = await fixture.context.prisma.deliveryAttempt.findMany({ orderBy: { deliveryId: "asc" } });
    const refusal =
      "is no public address, and this server calls public addresses only (CONCORDAT_ALLOW_PRIVATE_ADDRESSES).";
    expect(rows.map(({ status, fault }) => [status, fault])).toEqual([
      [null, `169.254.169.254 ${refusal}`],
      [null, `169.254.169.254 ${refusal}`],
      [null, `0.0.0.0 ${refusal}`],
      [null, "The registered name and domain of path make no address."],
    ]);
  });

  it("because Core itself fails keeps what went wrong out of the record", async () => {
    await fixture.schedule(initFor("ada"));
    const issueToken: IssueToken = () => Promise.reject(new Error("the key is secret-key"));
    await fixture.deliverDue({ issueToken });
    const fault = "Core could not make the call; its log says why.";
    expect(await fixture.onlyDelivery()).toMatchObject({ state: "PENDING", attempts: [{ status: null, fault }] });
  });

  it("because the master key is another one is made again, with the right one perhaps", async () => {
    await fixture.schedule(welcome);
    const [claimed] = await fixture.claim();
    if (!claimed) throw new Error("nothing was claimed");
    const context = { ...fixture.context, vault: createVault(randomBytes(32)) };
    const call = createCallProvider(createSendRequest(context.configuration), fixture.issueToken);
    const made = await attempt(context, call, claimed, new AbortController().signal);
    expect(made).toMatchObject({
      status: null,
      fault: "Core could not make the call; its log says why.",
      hopeless: false,
    });
    expect(fixture.provider.calls).toEqual([]);
  });

  it("because the provider is gone is the last one", async () => {
    await fixture.schedule({ ...welcome, provider: "nobody" });
    await fixture.deliverDue();
    expect(await fixture.onlyDelivery()).toMatchObject({
      state: "ABANDONED",
      payloadSealed: new Uint8Array(0),
      attempts: [{ status: null, fault: "No provider is registered as nobody." }],
    });
  });
});

describe("a provider that stays away", () => {
  it("is called again after ever longer pauses, until it answers", async () => {
    await fixture.schedule(welcome);
    fixture.provider.answer = answering(503, "");
    const pauses: number[] = [];
    for (let count = 1; count <= 12; count++) {
      await fixture.deliverDue();
      const { dueAt, attempts } = await fixture.onlyDelivery();
      expect(attempts).toHaveLength(count);
      const pause = dueAt.getTime() - fixture.context.clock().getTime();
      pauses.push(pause);
      fixture.context.clock.advance(pause - 1);
      expect(await fixture.claim()).toEqual([]);
      fixture.context.clock.advance(1);
    }
    const planned = [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300];
    for (const [index, seconds] of planned.entries()) {
      expect(pauses[index]).toBeGreaterThanOrEqual(seconds * 750);
      expect(pauses[index]).toBeLessThanOrEqual(seconds * 1250);
    }
    fixture.provider.answer = answering(200, "{}");
    await fixture.deliverDue();
    expect(await fixture.onlyDelivery()).toMatchObject({ state: "DELIVERED" });
    expect(fixture.provider.calls).toHaveLength(13);
  });

  it.each([welcome, initFor("ada")])("is given up after the attempts that $operation is worth", async (delivery) => {
    const worth = deliverables[delivery.operation].attempts;
    await fixture.schedule({ ...delivery, singleton: "only" });
    const { id, createdAt } = await fixture.onlyDelivery();
    const earlier = Array.from({ length: worth - 2 }, (_, index) => ({ deliveryId: id, number: index + 1 }));
    const times = { startedAt: createdAt, finishedAt: createdAt };
    await fixture.context.prisma.deliveryAttempt.createMany({
      data: earlier.map((row) => ({ ...row, ...times, fault: "no" })),
    });
    fixture.provider.answer = answering(500, "");

    await fixture.deliverDue();
    expect(await fixture.onlyDelivery()).toMatchObject({ state: "PENDING", singleton: "only" });
    fixture.context.clock.advance(375_000);
    await fixture.deliverDue();
    const abandoned = await fixture.onlyDelivery();
    expect(abandoned).toMatchObject({ state: "ABANDONED", singleton: null, payloadSealed: new Uint8Array(0) });
    expect(abandoned.attempts.at(-1)).toMatchObject({ number: worth, status: 500 });
    fixture.context.clock.advance(24 * 60 * 60_000);
    expect(await fixture.claim()).toEqual([]);
  });
});
