// PostgreSQL aborts transactions because of others: serialization failures and deadlocks. No caller notices, and what is repeated is
// done once.
import { idempotencyKeyHeader, type WalkedOperation } from "@concordat/contract";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withConnection } from "../../../server/src/database/connection.js";
import { tablesOf } from "../../../server/src/database/transfer/tables.js";
import { restoreData, type SavedData, saveData } from "../../../server/src/test-kit/saved-data.js";
import type { ApiFixture } from "../kit/api-fixture.js";
import type { RequestParts } from "../kit/generators/request-parts.js";
import { goodRequests, toWire } from "../kit/generators/requests.js";
import { judge } from "../kit/judgement.js";
import { proofRun } from "../kit/proof-run.js";
import { apis } from "../kit/proved-apis.js";
import { openWire, type Wire } from "../kit/wire.js";
import { type Conflicts, plantConflicts } from "./conflict-triggers.js";

/** How often a request's transaction is aborted, and where. */
const plans = proofRun.isFull
  ? [
      { statement: 5, commit: 0 },
      { statement: 0, commit: 5 },
      { statement: 2, commit: 3 },
    ]
  : [{ statement: 1, commit: 1 }];
const runs = proofRun.isFull ? 3 : 1;

/** How many rows each table has. */
const countRows = (databaseUrl: string): Promise<Record<string, string>> =>
  withConnection(databaseUrl, async (client) => {
    const each = (await tablesOf(client)).map(
      ({ name }) => `SELECT ${pg.escapeLiteral(name)} AS name, count(*) FROM ${pg.escapeIdentifier(name)}`,
    );
    const { rows } = await client.query<{ name: string; count: string }>(each.join(" UNION ALL "));
    return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
  });

/** The shape of an answer, without values that are generated each time. */
const outline = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(outline);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, outline(member)]));
};
const outlineOf = (text: string): unknown => (text === "" ? "" : outline(JSON.parse(text)));

describe.each(apis)("conflicts in the database are kept from callers of $name", ({ operations, start }) => {
  let fixture: ApiFixture;
  let wire: Wire;
  let initial: SavedData;
  let conflicts: Conflicts;
  beforeAll(async () => {
    fixture = await start();
    wire = openWire(fixture.url);
    conflicts = await plantConflicts(fixture.databaseUrl);
    initial = await saveData(fixture.databaseUrl);
  });
  afterAll(async () => {
    wire?.close();
    await conflicts?.end();
    await fixture?.close();
  });

  const none = { statement: 0, commit: 0 };
  /** Carries a request out on the initial data. @returns the answer, and the number of rows afterwards */
  const carryOut = async ({ operation }: WalkedOperation, parts: RequestParts, plan: typeof none, key?: string) => {
    const request = await toWire(fixture, operation, parts);
    const headers = { ...request.headers, ...(key !== undefined && { [idempotencyKeyHeader]: key }) };
    await conflicts.arm(plan);
    const answer = await wire.send({ ...request, headers });
    const met = await conflicts.met();
    await conflicts.arm(none);
    if (!judge(operation, answer).isSuccess) throw new Error(`It is refused: ${answer.status} ${answer.text}`);
    const left = await countRows(fixture.databaseUrl);
    await restoreData(fixture.databaseUrl, initial);
    return { met, outcome: { status: answer.status, body: outlineOf(answer.text), left } };
  };

  const changing = operations.filter(({ operation }) => operation.method !== "GET");
  let given = 0;
  it.each(changing)("$id", async (walked) => {
    const requests = fc.sample(goodRequests(fixture, walked), { numRuns: runs, seed: proofRun.seed });
    const keys = walked.operation.keyed && proofRun.isFull ? [undefined, "key"] : [undefined];
    for (const parts of requests) {
      for (const key of keys) {
        const { outcome } = await carryOut(walked, parts, none, key);
        for (const plan of plans) {
          const disturbed = await carryOut(walked, parts, plan, key);
          given += disturbed.met;
          expect(disturbed.outcome).toEqual(outcome);
        }
      }
    }
  });

  it("has aborted many transactions", () => {
    expect(given).toBeGreaterThan(changing.length * plans.length);
  });
});
