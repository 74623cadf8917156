// Sixteen writers that count what they write into one bucket, while its service is changed again and again, against the same writers
// in sixteen buckets of a service that nobody changes: node bench/usage-writers.mjs
import { basePath } from "@concordat/contract/object-storage";
import { readConfiguration } from "../server/dist/configuration.js";
import { createPrisma } from "../server/dist/database/database.js";
import { appendUsage } from "../server/dist/storage/usage/append.js";
import { accountToken, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { plantServices, serviceUuid } from "./machine/plant.mjs";
import { sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const goal = { atLeast: 0.9 };
const writers = 16;
const size = { ...sizeOf({ rounds: 11, warmUps: 2, ms: 2000 }), connections: writers };

const server = await startConcordat();
const pool = { ...readConfiguration({}), databasePoolSize: writers };
const prisma = createPrisma(server.databaseUrl, { pool });
const headers = { authorization: `Bearer ${accountToken}`, "content-type": "application/json" };

/** @param {number} service @param {string} name */
async function createBucket(service, name) {
  const url = `${server.url}${basePath}/${serviceUuid(service)}/buckets`;
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify({ name }) });
  if (answer.status !== 201) throw new Error(await answer.text());
  const [{ id }] = await server.sql(
    `SELECT id FROM storage_buckets WHERE service_uuid = '${serviceUuid(service)}' AND name = '${name}'`,
  );
  return id;
}

/**
 * Changes a service as long as somebody writes: both sides leave the machine as much work.
 * @param {number} service
 * @param {() => boolean} isOver
 */
async function change(service, isOver) {
  let changes = 0;
  while (!isOver()) {
    const labels = [{ key: "changed", value: String(changes++) }];
    const body = JSON.stringify({ labels });
    const answer = await fetch(`${server.url}${basePath}/${serviceUuid(service)}`, { method: "PATCH", headers, body });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`A change was answered ${answer.status}.`);
  }
  return changes;
}

/** @type {Record<string, number[]>} */
const changes = {};

/**
 * @param {string} name
 * @param {readonly bigint[]} buckets one for each writer
 * @param {number} changed the service that is changed meanwhile
 */
const sideOf = (name, buckets, changed) => ({
  databasePids: server.databasePids,
  run: async (/** @type {import("./machine/turns.mjs").Size} */ { ms }) => {
    const began = performance.now();
    const isOver = () => performance.now() - began > ms;
    let answers = 0;
    const writing = buckets.map(async (bucket) => {
      while (!isOver()) {
        await appendUsage(prisma, bucket, { objects: 1, bytes: 4096 }, new Date());
        answers++;
      }
    });
    const changing = change(changed, isOver);
    await Promise.all(writing);
    changes[name] = [...(changes[name] ?? []), await changing];
    return { answers, seconds: (performance.now() - began) / 1000 };
  },
});

try {
  await plantServices(server.sql, { to: 3 });
  const one = await createBucket(1, "one");
  const many = [];
  for (let index = 0; index < writers; index++) many.push(await createBucket(2, `bucket-${index}`));
  const sides = [sideOf("one", Array(writers).fill(one), 1), sideOf("many", many, 3)];
  const [inOne, inMany] = await compareUnderLoad(sides, size);
  if (!inOne || !inMany) throw new Error("A side is missing.");
  const written = await server.sql("SELECT count(*) FROM storage_usage_changes");
  report([
    {
      name: `${writers} writers in one bucket of a service that is changed, times as fast as in ${writers} buckets of another`,
      value: ratioOf(inOne.rates, inMany.rates),
      goal,
      beside: {
        "per second in one": inOne.perSecond,
        [`per second in ${writers}`]: inMany.perSecond,
        "changes of the service meanwhile": (changes["one"] ?? []).reduce((all, count) => all + count, 0),
        "not folded at the end": String(written[0]?.count),
      },
    },
  ]);
} finally {
  await prisma.$disconnect();
  await server.stop();
}
