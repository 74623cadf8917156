import { randomUUID } from "node:crypto";
import { withConnection } from "../database/connection.js";
import type { PrismaClient } from "../generated/prisma/client.js";

/** Texts that a careless copy would spoil. */
const awkward = ["tab\there", "line\nbreak\r", "back\\slash \\N \\.", "null", "", "\u{1F600} ü ü", "\"quoted\", 'too'"];

/** Fills a database with a row of each kind of value: texts, bytes, big numbers, decimals, times, JSON, nulls, sequences. */
export const fillDatabase = async (prisma: PrismaClient): Promise<void> => {
  const at = new Date("2026-03-29T01:30:00.123Z");
  await prisma.user.createMany({
    data: awkward.map((text, index) => ({ username: `${index} ${text}`, createdAt: at })),
  });
  await prisma.signingKey.create({
    data: { id: "key", publicKey: "public", privateKeySealed: new Uint8Array([0, 10, 13, 92, 255]), createdAt: at },
  });
  for (const createdBy of awkward) await prisma.resource.create({ data: { type: "x", createdBy, createdAt: at } });
  const id = randomUUID();
  await prisma.account.create({ data: { id, username: "ada", passwordHash: "x", credits: "12.3400", createdAt: at } });
  await prisma.account.create({ data: { id: randomUUID(), username: "bob", passwordHash: "x", createdAt: at } });
  const service = { uuid: randomUUID(), accountId: id, name: "media", region: "europe-1", domainPrefix: "abc" };
  await prisma.storageService.create({
    data: {
      ...service,
      configuredStatus: "started",
      operationalState: "running",
      buckets: { create: { id: 2n ** 62n, name: "b", createdAt: at } },
      createdAt: at,
      updatedAt: at,
      websites: {
        create: {
          domainName: "www.example.com",
          bucketName: "b",
          bucketPrefix: "",
          indexDocument: "index.html",
          spaMode: false,
          enabled: true,
          errorPages: [{ code: 404, text: awkward.join() }],
          createdAt: at,
          updatedAt: at,
        },
      },
    },
  });
};

/** All rows of the server's tables, each as JSON, in order: read in another way than backups and copies do. */
export const everythingIn = (url: string): Promise<Record<string, string[]>> =>
  withConnection(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations'",
    );
    const found: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ json: string }>(
        `SELECT to_jsonb(each)::text AS json FROM "${name}" AS each`,
      );
      if (rows.length > 0) found[name] = rows.map(({ json }) => json).sort();
    }
    return found;
  });
