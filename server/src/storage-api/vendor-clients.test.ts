import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, startTestStorage, type TestAccount, type TestStorage } from "../testing/storage.js";
import { vendorRuns } from "./testing/vendor-requests.js";
import { misfits } from "./testing/vendor-shapes.js";
import type { VendorRun, VendorStep } from "./testing/vendor-steps.js";

let storage: TestStorage;
beforeAll(async () => {
  storage = await startTestStorage({ bucketCleanupMs: 3000 });
});
afterAll(() => storage.close());

/** How often a client asks before we give up on it: more than any state machine has states. */
const mostPolls = 40;

type Kept = Map<string, string>;
const fill = (text: string, kept: Kept): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = kept.get(name);
    if (value === undefined) throw new Error(`No answer brought ${name}.`);
    return value;
  });
const fillAll = <Value>(value: Value, kept: Kept): Value =>
  JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === "string" && /^\{\w+\}$/.test(one) ? fill(one, kept) : one,
  ) as Value;

/** One client takes a media type of JSON without a body for an error that it cannot read. */
const faultsOfNothing = (headers: Headers, body: unknown): string[] =>
  body === undefined && headers.get("content-type") === null ? [] : ["has a body, or a media type"];

/** What is wrong with an answer, from where the client stands. */
const faultsOf = ({ status, headers, body }: Answered<unknown>, step: VendorStep): string[] => [
  ...(status === step.status ? [] : [`answered ${status}: ${JSON.stringify(body)}`]),
  ...(step.reads ? misfits(step.reads, body) : faultsOfNothing(headers, body)),
  // the client compares the media type of errors letter by letter, and looks for JSON in that of all others
  ...(status >= 400 && headers.get("content-type") !== "application/problem+json" ? ["is no problem"] : []),
  ...(status < 400 && step.reads && !headers.get("content-type")?.startsWith("application/json") ? ["is no JSON"] : []),
];

const matches = (body: unknown, says: unknown): boolean => {
  try {
    if (says !== undefined) expect(body).toMatchObject(says as object);
    return true;
  } catch {
    return false;
  }
};

const play = async (account: TestAccount, run: VendorRun): Promise<void> => {
  const kept: Kept = new Map();
  const basic = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString("base64")}`;
  const headers: Record<string, string> = run.credentials === "password" ? { authorization: basic } : {};
  for (const step of run.steps) {
    const place = `${step.method} ${step.path}`;
    const ask = () => account.request<unknown>(step.method, fill(step.path, kept), step.body, headers);
    const says = step.says === undefined ? undefined : fillAll(step.says, kept);
    const isAwaited = (answer: Answered<unknown>) => faultsOf(answer, step).length === 0 && matches(answer.body, says);
    let answer = await ask();
    for (let polls = 0; step.polls && polls < mostPolls && !isAwaited(answer); polls++) {
      await storage.settle();
      answer = await ask();
    }
    expect([place, faultsOf(answer, step)]).toEqual([place, []]);
    if (says !== undefined) expect(answer.body, place).toMatchObject(says as object);
    for (const [name, member] of Object.entries(step.keep ?? {})) {
      kept.set(name, String((answer.body as Record<string, unknown>)[member]));
    }
  }
};

describe("the vendor's clients", () => {
  it.each(vendorRuns.map((run, index) => [run.client, `client-${index}`, run] as const))("%s", async (_, name, run) => {
    await play(await storage.account(name), run);
  });
});

/** Terraform works on everything at once that does not depend on each other, ten requests at a time by default. */
it("Terraform: a service whose contents are made, and taken away, all at once", async () => {
  const account = await storage.account("parallel");
  const { uuid } = await account.createService("parallel");
  const numbers = Array.from({ length: 12 }, (_, index) => String(index).padStart(2, "0"));
  const contents = numbers.flatMap((number) => [
    { list: "/buckets", name: `bucket-${number}`, body: { name: `bucket-${number}` } },
    { list: "/users", name: `user-${number}`, body: { username: `user-${number}` } },
  ]);
  const domains = numbers.slice(0, 5).map((number) => `d${number}.example.com`);
  const all = [
    ...contents,
    ...domains.map((name) => ({
      list: "/custom-domains",
      name,
      body: { domain_name: name, type: "public", mode: "api" },
    })),
  ];
  const made = await Promise.all(all.map(({ list, body }) => account.request("POST", `/${uuid}${list}`, body)));
  expect(made.map(({ status }) => status)).toEqual(all.map(() => 201));
  // more than fit on a page that nobody sized
  expect((await account.request<unknown[]>("GET", `/${uuid}/buckets?limit=100&offset=0`)).body).toHaveLength(12);
  const gone = await Promise.all(all.map(({ list, name }) => account.request("DELETE", `/${uuid}${list}/${name}`)));
  expect(gone.map(({ status }) => status)).toEqual(all.map(() => 204));
  expect((await account.request("DELETE", `/${uuid}`)).status).toBe(204);
});
