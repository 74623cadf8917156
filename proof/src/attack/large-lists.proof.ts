// One account has 2,700 roles with documents of 128 KB, and asks for ten lists at once: 354 MB each. Without a bound, the process
// ends at the limit of its heap. The same is tried with as much as the quotas allow, where lists are answered.
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basePath } from "@concordat/contract/object-storage";
import { expect, it, onTestFinished } from "vitest";
import { temporaryDataFolder } from "../../../server/src/testing/data-folder.js";
import { createTestDatabase } from "../../../server/src/testing/database.js";
import { startServerProcess } from "../../../server/src/testing/server-process.js";
import { reportDone } from "../kit/proof-run.js";

const documentBytes = 131_008;
const megabyte = 1024 * 1024;
/** By how much the server may grow, whatever is stored and however many ask: garbage waits for its collection. */
const mostGrowth = 384 * megabyte;

interface Attack {
  readonly roles: number;
  readonly lists: number;
  readonly settings?: Readonly<Record<string, string>>;
}

/** What a server had in memory at most, in bytes; 0 where it has ended. */
const peakOf = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
};

/** Plants roles, asks for so many lists of them at once, and tells what became of these and of the server. */
const attack = async ({ roles, lists, settings = {} }: Attack) => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const token = `ucat_${randomBytes(16).toString("hex")}`;
  const server = await startServerProcess(await temporaryDataFolder(), {
    DATABASE_URL: database.url,
    CONCORDAT_MASTER_KEY: randomBytes(32).toString("base64"),
    CONCORDAT_UPCLOUD_TOKEN: token,
    CONCORDAT_DATABASE_STATEMENT_TIMEOUT_MS: "0",
    ...settings,
  });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const send = (path: string, init: RequestInit = {}) => fetch(`${server.url}${basePath}${path}`, { headers, ...init });
  const body = JSON.stringify({ name: "attacked", region: "europe-1", configured_status: "started", networks: [] });
  const { uuid } = (await (await send("", { method: "POST", body })).json()) as { uuid: string };
  await database.prisma.$executeRaw`
    INSERT INTO iam_roles (id, service_uuid, name, description, trust_document, max_session_duration, created_at)
    SELECT gen_random_uuid(), ${uuid}::uuid, 'role-' || i, '', '{"a":"' || repeat(md5(i::text), ${documentBytes / 32}::int) || '"}', 3600, now()
    FROM generate_series(1, ${roles}::int) AS i`;
  const before = await peakOf(server.pid);
  let peak = before;
  const watching = setInterval(() => void peakOf(server.pid).then((bytes) => (peak = Math.max(peak, bytes))), 50);
  const statuses = await Promise.all(
    Array.from({ length: lists }, async () => {
      try {
        const response = await send(`/${uuid}/roles`);
        await response.arrayBuffer();
        return response.status;
      } catch {
        return "cut";
      }
    }),
  );
  clearInterval(watching);
  peak = Math.max(peak, await peakOf(server.pid));
  const lives = (await fetch(`${server.url}/healthz`).catch(() => undefined))?.status === 200;
  const count = (of: unknown) => statuses.filter((status) => status === of).length;
  const told = [...new Set(statuses)].map((status) => `${count(status)} × ${status}`).join(", ");
  reportDone(
    `${lists} lists of ${roles} roles: ${told}; ${(before / megabyte).toFixed(0)} MB before, ${(peak / megabyte).toFixed(0)} MB at most; the process ${lives ? "lives" : "has ended"}`,
  );
  return { statuses: new Set(statuses), growth: peak - before, lives };
};

it("ten lists of what no quota allowed are refused, and cost little", async () => {
  const { statuses, growth, lives } = await attack({ roles: 2700, lists: 10 });
  expect(lives).toBe(true);
  expect([...statuses].filter((status) => status !== 503 && status !== 429)).toEqual([]);
  expect(growth).toBeLessThan(mostGrowth);
});

it("a hundred lists of as much as the quotas allow are answered one after the other", async () => {
  const { statuses, growth, lives } = await attack({ roles: 60, lists: 100 });
  expect(lives).toBe(true);
  expect([...statuses].filter((status) => status !== 200 && status !== 429)).toEqual([]);
  expect(statuses).toContain(200);
  expect(growth).toBeLessThan(mostGrowth);
});

it("without the bound, the same attack ends the process or fails every list", async () => {
  const unbounded = { CONCORDAT_ANSWER_BYTES: String(2 ** 40), NODE_OPTIONS: "--max-old-space-size=2048" };
  const { statuses, growth, lives } = await attack({ roles: 2700, lists: 10, settings: unbounded });
  expect(lives && growth < mostGrowth && statuses.has(200)).toBe(false);
});
