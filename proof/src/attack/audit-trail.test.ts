// Somebody without credentials sends requests of 60 KB, as many as they can: refused ones and ones that are carried out. Each left
// 60 KB in the audit trail, for 90 days.
import { randomBytes } from "node:crypto";
import { expect, it, onTestFinished } from "vitest";
import { temporaryDataFolder } from "../../../server/src/testing/data-folder.js";
import { createTestDatabase } from "../../../server/src/testing/database.js";
import { startServerProcess } from "../../../server/src/testing/server-process.js";
import { proofRun, reportDone } from "../kit/proof-run.js";

const calls = proofRun.isFull ? 2000 : 100;
/** Of strangers, in all, whatever they send: thirty records and some sums for each minute that the attack takes. */
const mostBytes = 100_000;

it("strangers leave little in the audit trail, and the log has each of them with an address", async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const server = await startServerProcess(await temporaryDataFolder(), {
    DATABASE_URL: database.url,
    CONCORDAT_MASTER_KEY: randomBytes(32).toString("base64"),
    LOG_LEVEL: "info",
  });
  const items = Array.from({ length: 58 }, () => ({ id: "x".repeat(1000) }));
  const send = async (path: string, body: object) => {
    const response = await fetch(`${server.url}${path}`, { method: "POST", body: JSON.stringify({ ...body, items }) });
    await response.arrayBuffer();
    return response.status;
  };
  const inform = (id: string) =>
    send("/api/providers/requestApproval", {
      type: "information",
      specification: { id, domain: "p.example.com", https: true },
    });
  const statuses = new Map<number, number>();
  for (let call = 0; call < calls; call += 4) {
    const four = await Promise.all([
      inform(`p-${call}`),
      inform(""),
      send("/api/providers", {}),
      send("/1.3/object-storage-2", {}),
    ]);
    for (const status of four) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  // what was counted is written when it stops
  await server.stop();
  const [{ bytes, rows, times } = { bytes: 0, rows: 0, times: 0 }] = await database.prisma.$queryRaw<
    { bytes: number; rows: number; times: number }[]
  >`SELECT sum(pg_column_size(r.*))::int AS bytes, count(*)::int AS rows, sum(times)::int AS times
    FROM audit_records AS r WHERE caller = 'GUEST'`;
  reportDone(`${calls} calls of strangers, 58 KB each, left ${rows} records of ${bytes} bytes in the trail`);
  expect([...statuses.keys()].sort()).toEqual([200, 400, 401]);
  expect(times).toBe(calls);
  expect(bytes).toBeLessThan(mostBytes);
  const refused = server.log.filter((line) => /"status":401/.test(line));
  expect(refused).toHaveLength(calls / 2);
  for (const line of refused) expect(line).toMatch(/"address":"[^"]*127\.0\.0\.1"/);
});
