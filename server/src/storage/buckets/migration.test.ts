import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { withConnection } from "../../database/connection.js";
import { createPrisma } from "../../database/database.js";
import { migrate } from "../../database/migrate.js";
import { migrations } from "../../generated/migrations.js";
import { createEmptyDatabase } from "../../testing/database.js";
import { knownService } from "../service-ref.js";
import { readUsage } from "../usage/read.js";
import { readSeries } from "../usage/series.js";
import { listBuckets } from "./list.js";

it("gives ids to the buckets that are there, and keeps what they hold and how it came to be", async () => {
  const { url, drop } = await createEmptyDatabase();
  const index = migrations.findIndex(({ name }) => name.endsWith("_buckets_and_usage"));
  const uuid = randomUUID();
  await withConnection(url, async (client) => {
    await migrate(client, migrations.slice(0, index));
    await client.query(`
      INSERT INTO accounts (id, username, password_hash, created_at) VALUES ('ada', 'ada', '', now());
      INSERT INTO storage_services (uuid, account_id, name, region, configured_status, operational_state, domain_prefix,
        created_at, updated_at, total_objects, total_size_bytes)
      VALUES ('${uuid}', 'ada', 'files', 'europe-1', 'started', 'running', 'p', '2026-01-01', '2026-01-01', 5, 700);
      INSERT INTO storage_buckets (service_uuid, name, created_at, deleted_at, cleanup_due_at, total_objects, total_size_bytes)
      VALUES ('${uuid}', 'full', now(), NULL, NULL, 3, 300), ('${uuid}', 'going', now(), now(), now(), 2, 400),
        ('${uuid}', 'empty', now(), NULL, NULL, 0, 0);
      INSERT INTO storage_samples (service_uuid, minute, bytes_created, bytes_deleted, objects_created, objects_deleted)
      VALUES ('${uuid}', '2026-01-01T00:10Z', 1000, 300, 9, 4)`);
    await migrate(client, migrations);
  });
  const prisma = createPrisma(url);
  try {
    const service = knownService(uuid);
    const { buckets, total } = await listBuckets(prisma, service, { limit: 10, offset: 0 });
    expect(total).toBe(3);
    expect(buckets).toMatchObject([
      { name: "empty", deleted: false, usage: { objects: 0, bytes: 0 } },
      { name: "full", deleted: false, usage: { objects: 3, bytes: 300 } },
      { name: "going", deleted: true, usage: { objects: 2, bytes: 400 } },
    ]);
    expect(new Set(buckets.map(({ id }) => id)).size).toBe(3);
    expect(await readUsage(prisma, service)).toEqual({ objects: 5, bytes: 700 });
    const [from, to] = [new Date("2026-01-01T00:00Z"), new Date("2026-01-01T02:00Z")];
    const query = { from, to, intervalHours: 1, order: "ascending", limit: 2, offset: 0 } as const;
    expect(await readSeries(prisma, service, query, to)).toMatchObject([
      { bytesCreated: 1000, bytesDeleted: 300, bytesTotal: 700, objectsTotal: 5 },
      { bytesCreated: 0, bytesDeleted: 0, bytesTotal: 700, objectsTotal: 5 },
    ]);
  } finally {
    await prisma.$disconnect();
    await drop();
  }
});
