// One request must not keep the server from all others. The worst bodies and queries of each operation are sent, and the time is
// measured for which the loop answers nobody else.
import type { WalkedOperation } from "@concordat/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ApiFixture } from "../../kit/api-fixture.js";
import { bodySchemaOf, pathTo, querySchemaOf } from "../../kit/generators/requests.js";
import { definitionOf } from "../../kit/generators/schema-node.js";
import { reportDone } from "../../kit/proof-run.js";
import { apis } from "../../kit/proved-apis.js";
import { type BulkRequest, bulkRequests } from "./bulk-requests.js";
import { hostileBodies } from "./hostile-bodies.js";
import { createMeasure, type Measured, type RawRequest } from "./measure.js";

/** No request holds the loop for longer, in milliseconds. */
const mostHeldMs = 50;
/** What else is under way makes a measurement longer, never shorter: the shortest of these counts. */
const repeats = 3;
/** What is sent instead of bodies of the operation's limit, in bytes: to see what larger ones would do. */
const bodyBytes = Number(process.env["CONCORDAT_PROOF_BODY_BYTES"] ?? 0);
/** A query that just fits into the head of a request. */
const queryLength = 140_000;

const measure = createMeasure();
afterAll(() => measure.close());

/** What was measured: the operation, what was sent, and what that did. */
const results: (Measured & { readonly id: string; readonly what: string })[] = [];
afterAll(() => {
  const worst = [...results].sort((one, other) => other.heldMs - one.heldMs).slice(0, 12);
  reportDone(
    [
      `${results.length} requests; those that held the loop longest:`,
      ...worst.map(({ id, what, heldMs, status }) => `  ${heldMs.toFixed(1)} ms  ${status}  ${id}: ${what}`),
    ].join("\n"),
  );
});

type MakeRequest = (round: number) => Promise<RawRequest>;

const measureCase = async (id: string, what: string, make: MakeRequest): Promise<void> => {
  let least: Measured = { heldMs: Number.POSITIVE_INFINITY, status: 0 };
  for (let round = 0; round < repeats && least.heldMs > mostHeldMs / 2; round++) {
    const measured = await measure.send(await make(round));
    if (measured.heldMs < least.heldMs) least = measured;
  }
  results.push({ id, what, ...least });
};

const tooLong = (id: string) =>
  results
    .filter((result) => result.id === id && result.heldMs > mostHeldMs)
    .map(({ what, heldMs }) => `${what}: ${heldMs.toFixed(0)} ms`);

/** Queries in which one parameter takes all the space. */
const hostileQueries = ({ operation }: WalkedOperation): string[] => {
  const schema = querySchemaOf(operation);
  const names = schema ? Object.keys(definitionOf(schema).shape ?? {}) : [];
  const filled = (part: string): string => part.repeat(queryLength / part.length);
  return [
    filled("a=1&"),
    ...names.flatMap((name) => [`${name}=${filled(",")}`, `${name}=${filled("%25")}`, filled(`${name}=1&`)]),
  ];
};

describe.each(apis)("$name", ({ name, operations, start }) => {
  let fixture: ApiFixture;
  beforeAll(async () => {
    fixture = await start({ checkAnswers: false });
  });
  afterAll(() => fixture.close());

  const bodyCases = (walked: WalkedOperation, url: string): [what: string, make: MakeRequest][] => {
    const { id, operation } = walked;
    const schema = bodySchemaOf(operation);
    if (!schema) return [];
    const bodies = hostileBodies(schema, fixture.known(id, "body"), bodyBytes || operation.bodyLimit);
    return bodies.map(({ what, text, isLegal }) => [
      what,
      async () => {
        const body = isLegal ? JSON.stringify(await fixture.resolve(JSON.parse(text), true)) : text;
        return { url, method: operation.method, headers: fixture.headers, body: Buffer.from(body) };
      },
    ]);
  };

  it.each(operations)("$id", async (walked) => {
    const { id, operation } = walked;
    const url = fixture.url + pathTo(fixture, operation);
    for (const [what, make] of bodyCases(walked, url)) await measureCase(id, what, make);
    const body = bodySchemaOf(operation) && Buffer.from("{}");
    for (const query of hostileQueries(walked)) {
      const request = { url: `${url}?${query}`, method: operation.method, headers: fixture.headers, body };
      await measureCase(id, `?${query.slice(0, 24)}…`, async () => request);
    }
    expect(tooLong(id)).toEqual([]);
  });

  it.runIf(name === "UCloud")("requests for a thousand providers", async () => {
    const rounds: (readonly BulkRequest[])[] = [];
    for (let round = 0; round < repeats; round++) rounds.push(await bulkRequests(fixture, round));
    const [first = []] = rounds;
    for (const [index, { id, path }] of first.entries()) {
      const what = "a thousand providers";
      await measureCase(id, what, async (round) => ({
        url: fixture.url + path,
        method: "POST",
        headers: fixture.headers,
        body: Buffer.from(JSON.stringify(rounds[round]?.[index]?.body)),
      }));
    }
    expect(first.flatMap(({ id }) => tooLong(id))).toEqual([]);
  });
});
