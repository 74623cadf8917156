// A whole storage moves to another server: all its buckets, their objects, and what belongs to these. A copy job does it; afterwards,
// everything is compared: `npx tsx examples/migration/run.ts`.
import assert from "node:assert/strict";
import { startCore } from "../local-core/core.js";
import { getObject, openStorage, putObject, type StoredObject } from "./storage.js";

/** What there is to move: types, metadata and other headers included, and keys of all kinds. */
const objects: readonly StoredObject[] = [
  {
    bucket: "photos",
    key: "2026/summer (1).jpg",
    body: "a picture",
    headers: { "content-type": "image/jpeg", "cache-control": "max-age=86400", "x-amz-meta-camera": "compact" },
  },
  {
    bucket: "reports",
    key: "æøå/år.csv",
    body: "year;sum\n2026;100\n",
    headers: { "content-type": "text/csv", "content-disposition": "attachment", "x-amz-meta-author": "ada" },
  },
  ...Array.from({ length: 200 }, (_, index) => ({
    bucket: "logs",
    key: `day/${index}.log`,
    body: `line ${index}\n`.repeat(index),
    headers: { "content-type": "text/plain" },
  })),
];

const [oldCore, newCore] = await Promise.all([startCore(), startCore()]);
try {
  const [from, to] = await Promise.all([openStorage(oldCore, "old"), openStorage(newCore, "new")]);
  for (const name of new Set(objects.map(({ bucket }) => bucket))) {
    await from.cloud.objectStorage.buckets.create(from.uuid, { name });
  }
  await Promise.all(objects.map((object) => putObject(from, object)));
  console.log(`The old storage has ${objects.length} objects in 3 buckets.`);

  const { jobs, buckets } = to.cloud.objectStorage;
  const move = {
    type: "copy" as const,
    source: {
      endpoint_url: from.connection.endpoint,
      access_key_id: from.connection.accessKeyId,
      secret_access_key: from.connection.secretAccessKey,
    },
    target: {
      endpoint_url: `https://${to.domainName}`,
      access_key_id: to.connection.accessKeyId,
      secret_access_key: to.connection.secretAccessKey,
    },
  };
  const job = await jobs.create(move);
  const moved = await jobs.waitUntilFinished(job.uuid, {
    maxWaitMs: 300_000,
    onPoll: ({ operational_state, output: { bytes, total_bytes } }) =>
      console.log(`  ${operational_state}: ${bytes} of ${total_bytes} bytes`),
  });
  const size = objects.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
  assert.equal(moved.output.bytes, size);

  const names: string[] = [];
  for await (const { name } of buckets.list(to.uuid)) names.push(name);
  assert.deepEqual(names.sort(), ["logs", "photos", "reports"]);
  for (const object of objects) assert.deepEqual(await getObject(to, object), object);
  console.log("The new storage has the same buckets, with the same objects, types and metadata.");

  // what was written meanwhile follows: a second job copies what is new and nothing else
  const late = { bucket: "logs", key: "late.log", body: "one more line\n", headers: { "content-type": "text/plain" } };
  await putObject(from, late);
  const { uuid } = await jobs.create(move);
  const second = await jobs.waitUntilFinished(uuid, { maxWaitMs: 300_000 });
  assert.equal(second.output.bytes, Buffer.byteLength(late.body));
  assert.deepEqual(await getObject(to, late), late);
  console.log("\nA second job copied the one object that had come meanwhile.");
} finally {
  await Promise.all([oldCore.close(), newCore.close()]);
}
