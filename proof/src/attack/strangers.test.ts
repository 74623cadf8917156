// Somebody without credentials wants to keep the server from others.
import { randomUUID } from "node:crypto";
import { keptAnswerLimits, servedOperations } from "@concordat/contract";
import { ucloud } from "@concordat/contract/ucloud";
import type { Logger } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createAccount } from "../../../server/src/accounts/accounts.js";
import { createLog } from "../../../server/src/log.js";
import { startTestCore, type TestCore } from "../../../server/src/testing/core.js";
import { proofRun, reportDone } from "../kit/proof-run.js";

const lines: string[] = [];
let core: TestCore;
let bearer: string;
beforeAll(async () => {
  const log = createLog({ logLevel: "info" }, { write: (line) => void lines.push(line) });
  core = await startTestCore({}, log as Logger);
  await createAccount(core.context, "ada", "password of ada");
  bearer = await core.token("admin", "ADMIN");
});
afterAll(() => core.close());

const ask = (path: string, authorization?: string, init: RequestInit = {}) =>
  fetch(core.url + path, { ...init, headers: { ...(authorization && { authorization }), ...init.headers } });

describe("a long path", () => {
  it("is not logged as a whole, and its line is searched for secrets in a moment", async () => {
    const path = `/${"eyJ-".repeat(32 * 1024)}`;
    lines.length = 0;
    const began = performance.now();
    expect((await ask(path)).status).toBe(404);
    const took = performance.now() - began;
    await vi.waitFor(() => expect(lines.some((line) => line.includes('"path":"/eyJ-'))).toBe(true));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(2000);
    reportDone(`a path of 128 KiB: ${took.toFixed(0)} ms; 3500 ms before`);
  });
});

describe("wrong passwords", () => {
  it("keep nobody waiting who has a token", async () => {
    let compared = 0;
    const guesses = Array.from({ length: 100 }, async () => {
      const { status } = await ask("/1.3/object-storage-2/jobs", `Basic ${btoa(`ada:${randomUUID()}`)}`);
      if (status === 401) compared += 1;
      return status;
    });
    // those that come first are compared: the line is full once one is refused
    const refused = guesses.map(async (guess) => {
      if ((await guess) !== 429) throw new Error("It was compared.");
    });
    await Promise.any(refused);
    expect((await ask("/api/providers/browse", `Bearer ${bearer}`)).status).toBe(200);
    const comparedFirst = compared;
    const statuses = await Promise.all(guesses);
    expect(comparedFirst).toBeLessThan(compared);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    reportDone(
      `100 wrong passwords at once: ${compared} compared, ${comparedFirst} of them before a token was checked`,
    );
  });
});

describe("tokens that nobody signed", () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { role: "USER", sub: "ada", iss: "cloud.sdu.dk", iat: 1, exp: 4_000_000_000 };
  const hostile = [
    [{ alg: "RS256", kid: "\u0000" }, claims],
    [{ alg: "RS256", kid: { toString: 1 } }, claims],
    [{ alg: "RS256" }, { ...claims, role: "PROVIDER", sub: "#P_\u0000" }],
    [{ alg: "RS256" }, { ...claims, role: "PROVIDER", sub: 7 }],
  ];

  it.each(servedOperations(ucloud))("are refused by $id, and nothing fails by them", async ({ operation }) => {
    const init = operation.method === "GET" ? {} : { method: operation.method, body: "{}" };
    for (const [header, body] of hostile) {
      const { status } = await ask(operation.path, `Bearer ${part(header)}.${part(body)}.AAAA`, init);
      expect([400, 401]).toContain(status);
    }
  });
});

describe("large answers under idempotency keys", () => {
  // making and sealing so many keys takes long
  it.runIf(proofRun.isFull)("take no space but for their key", async () => {
    const post = async (path: string, body: unknown, key?: string) => {
      const headers = key === undefined ? {} : { "idempotency-key": key };
      const answer = await ask(path, `Bearer ${bearer}`, { method: "POST", body: JSON.stringify(body), headers });
      return { status: answer.status, bytes: (await answer.text()).length };
    };
    const items = Array.from({ length: 640 }, (_, index) => ({
      id: `kept-${index}`,
      domain: "p.example.com",
      https: true,
    }));
    expect((await post(ucloud.providers.create.path, { items })).status).toBe(200);
    const renewals = { items: items.map(({ id }) => ({ id })) };
    const answers: { readonly status: number; readonly bytes: number }[] = [];
    for (const key of ["one", "two"]) answers.push(await post(ucloud.authProviders.renew.path, renewals, key));
    const sent = answers.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(sent).toBeGreaterThan(2 * keptAnswerLimits.answerBytes);
    const kept = await core.context.prisma.idempotencyRecord.findMany();
    const bytes = kept.reduce((sum, { answerSealed }) => sum + answerSealed.length, 0);
    expect(bytes).toBeLessThan(1024);
    reportDone(`two answers of ${sent} bytes: ${sent} kept before, ${bytes} now`);
  });
});
