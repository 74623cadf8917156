// The statements that put and find an object against bare ones with the same bytes: node bench/object-statements.mjs
import { randomBytes, randomUUID } from "node:crypto";
import { readConfiguration } from "../server/dist/configuration.js";
import { createPrisma, openDatabase } from "../server/dist/database/database.js";
import { postgresProcessesOf } from "../server/dist/database/embedded/process.js";
import { queryRows } from "../server/dist/database/own-statement.js";
import { findObject } from "../server/dist/object-store/objects/find.js";
import { putObject } from "../server/dist/object-store/objects/put.js";
import { makeFolder, removeFolder } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { plantServices, serviceUuid as uuidOf } from "./machine/plant.mjs";
import { sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const size = sizeOf({ rounds: 7, warmUps: 2, ms: 700 });
const bytes = 4096;
// a tag and a nonce more
const inline = randomBytes(bytes + 40);
const serviceUuid = uuidOf(1);
const bucketName = "objects";
const planted = 1000;

const dataDir = await makeFolder();
const { url, prisma, close } = await openDatabase({ dataDir });
const databasePids = () => postgresProcessesOf(`${dataDir}/postgres`);
const sql = (/** @type {string} */ query, /** @type {unknown[]} */ ...values) =>
  prisma.$queryRawUnsafe(query, ...values);

/** @param {bigint} bucketId @param {string} key @param {string | null} blobId */
const object = (bucketId, key, blobId) => ({
  bucketId,
  key: Buffer.from(key),
  content: {
    kind: /** @type {const} */ ("whole"),
    stored: { blobId, inline: blobId === null ? inline : null, size: bytes, chunkSize: 65_536, keySealed: null },
  },
  size: bytes,
  etag: "d41d8cd98f00b204e9800998ecf8427e",
  modifiedAt: new Date(),
  storageClass: "STANDARD",
  headers: { "content-type": "application/octet-stream" },
  metadata: {},
  tags: null,
  creator: "arn:aws:iam::1:user/ada",
  checksum: { algorithm: "CRC32", type: /** @type {const} */ ("FULL_OBJECT"), value: "AAAAAA==" },
});

try {
  await sql("INSERT INTO accounts (id, username, password_hash, created_at) VALUES ('ada', 'ada', '', now())");
  await plantServices(sql, { to: 1 });
  const [{ id }] = /** @type {{ id: bigint }[]} */ (
    await sql(
      `INSERT INTO storage_buckets (service_uuid, name, created_at) VALUES ('${serviceUuid}', '${bucketName}', now()) RETURNING id`,
    )
  );
  await sql("CREATE TABLE bare (id uuid PRIMARY KEY, bytes bytea)");
  await sql("ALTER TABLE bare ALTER COLUMN bytes SET STORAGE EXTERNAL");
  for (let n = 0; n < planted; n++) await putObject(prisma, object(id, `planted/${n}`, null));
  const rows = await Promise.all(
    Array.from({ length: planted }, async () => {
      const row = randomUUID();
      await queryRows(prisma, { text: "INSERT INTO bare VALUES ($1, $2)", values: [row, inline] });
      return row;
    }),
  );
  await sql("VACUUM ANALYZE");

  let count = 0;
  const next = () => count++;
  const small = Buffer.alloc(300);
  /** What is compared, each with a bare statement. @type {Record<string, [(db: typeof prisma) => Promise<unknown>, (db: typeof prisma) => Promise<unknown>]>} */
  const pairs = {
    "put with bytes in the row": [
      (db) => putObject(db, object(id, `put/${next()}`, null)),
      (db) => queryRows(db, { text: "INSERT INTO bare VALUES ($1, $2)", values: [randomUUID(), inline] }),
    ],
    "put over another one": [
      (db) => putObject(db, object(id, `planted/${next() % planted}`, null)),
      (db) =>
        queryRows(db, { text: "UPDATE bare SET bytes = $2 WHERE id = $1", values: [rows[next() % planted], inline] }),
    ],
    "put with bytes in a blob": [
      (db) => putObject(db, object(id, `blob/${next()}`, randomUUID())),
      (db) => queryRows(db, { text: "INSERT INTO bare VALUES ($1, $2)", values: [randomUUID(), small] }),
    ],
    find: [
      (db) =>
        findObject(
          db,
          { serviceUuid, bucketName, key: Buffer.from(`planted/${next() % planted}`) },
          { withBytes: true },
        ),
      (db) => queryRows(db, { text: "SELECT bytes FROM bare WHERE id = $1", values: [rows[next() % planted]] }),
    ],
  };
  const figures = [];
  for (const callers of [1, 16]) {
    const db = createPrisma(url, { pool: { ...readConfiguration({}), databasePoolSize: callers } });
    for (const [name, works] of Object.entries(pairs)) {
      const sides = works.map((work) => ({
        databasePids,
        run: async (/** @type {import("./machine/turns.mjs").Size} */ { ms }) => {
          const began = performance.now();
          let answers = 0;
          const call = async () => {
            for (; performance.now() - began < ms; answers++) await work(db);
          };
          await Promise.all(Array.from({ length: callers }, call));
          return { answers, seconds: (performance.now() - began) / 1000 };
        },
      }));
      const [ours, bare] = await compareUnderLoad(sides, { ...size, connections: callers });
      if (!ours || !bare) throw new Error("A side is missing.");
      figures.push({
        name: `${name}, ${callers} at a time, times as fast as a bare statement`,
        value: ratioOf(ours.rates, bare.rates),
        beside: { "per second": ours.perSecond, "bare per second": bare.perSecond },
      });
    }
    await db.$disconnect();
  }
  report(figures);
} finally {
  await close();
  await removeFolder(dataDir);
}
