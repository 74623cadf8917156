// Pages of listings of a bucket with a million objects against the same ones of a thousand: node bench/object-listing.mjs
import { openDatabase } from "../server/dist/database/database.js";
import { postgresProcessesOf } from "../server/dist/database/embedded/process.js";
import { listObjects } from "../server/dist/object-store/listings/list-objects.js";
import { makeFolder, removeFolder } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { isShort, sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const goal = { atMost: 2 };
const counts = [1000, isShort ? 30_000 : 1_000_000];
const size = { ...sizeOf({ rounds: 5, warmUps: 1, ms: 500 }), connections: 1 };
const folders = 500;
const limit = 250;
const prefix = Buffer.alloc(0);

/** A database with one bucket, in which so many objects are spread over folders. @param {number} count */
async function prepare(count) {
  const dataDir = await makeFolder();
  const { prisma, close } = await openDatabase({ dataDir });
  // in no order, as they come to be where many write
  await prisma.$executeRawUnsafe(`
    INSERT INTO stored_objects (bucket_id, key, inline, size, chunk_size, etag, modified_at, headers, metadata)
    SELECT 1, convert_to('folder-' || lpad((i % ${folders})::text, 4, '0') || '/object-' || lpad((i / ${folders})::text, 7, '0'), 'UTF8'),
      '\\x00', 1, 65536, md5(i::text), now(), '{"content-type":"text/plain"}', '{}'
    FROM generate_series(0, ${count - 1}) AS i ORDER BY md5(i::text)`);
  await prisma.$executeRawUnsafe("VACUUM ANALYZE");
  const end = async () => {
    await close();
    await removeFolder(dataDir);
  };
  return { prisma, end, databasePids: () => postgresProcessesOf(`${dataDir}/postgres`) };
}

const pages = {
  "first page": {},
  "page in the middle": { after: { kind: "key", key: Buffer.from(`folder-0${folders / 2}/object-0000000`) } },
  "page under a prefix": { prefix: Buffer.from("folder-0123/") },
  "first page with a delimiter": { delimiter: Buffer.from("/") },
  "page with a delimiter in the middle": {
    delimiter: Buffer.from("/"),
    after: { kind: "prefix", prefix: Buffer.from(`folder-0${folders / 2 - 1}/`) },
  },
};

/** Two of a thousand are below a prefix. @param {string} name */
const limitOf = (name) => (name === "page under a prefix" ? 2 : limit);

/** @type {(() => unknown)[]} */
const ending = [];
try {
  const prepared = [];
  for (const count of counts) {
    const one = await prepare(count);
    ending.push(one.end);
    prepared.push(one);
  }
  const figures = [];
  for (const [name, page] of Object.entries(pages)) {
    const asked = { bucketId: 1n, prefix, limit: limitOf(name), ...page };
    const sides = prepared.map(({ prisma, databasePids }) => ({
      databasePids,
      run: async (/** @type {import("./machine/turns.mjs").Size} */ { ms }) => {
        const began = performance.now();
        let answers = 0;
        for (; performance.now() - began < ms; answers++) {
          const { entries } = await listObjects(prisma, asked);
          if (entries.length !== asked.limit) throw new Error(`A page has ${entries.length} entries.`);
        }
        return { answers, seconds: (performance.now() - began) / 1000 };
      },
    }));
    const [small, large] = await compareUnderLoad(sides, size);
    if (!small || !large) throw new Error("A side is missing.");
    figures.push({
      name: `objects, ${name}`,
      value: ratioOf(small.rates, large.rates),
      goal,
      beside: {
        [`ms at ${counts[0]}`]: 1000 / small.perSecond,
        [`ms at ${counts[1]}`]: 1000 / large.perSecond,
      },
    });
  }
  report(figures);
} finally {
  for (const end of ending.reverse()) await end();
}
