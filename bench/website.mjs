// Pages of a static website against the same objects over S3, with a signature: node bench/website.mjs
import { randomBytes } from "node:crypto";
import { Concordat } from "@concordat/sdk";
import { accountToken, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { load } from "./machine/load.mjs";
import { noBody, openBucket, signedBody } from "./machine/objects.mjs";
import { sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const kibibyte = 1024;
const size = sizeOf({ rounds: 5, warmUps: 1, ms: 400 });
const goal = { atLeast: 0.6 };

const comparisons = [
  { name: "4 KiB, 1 caller", bytes: 4 * kibibyte, callers: 1, keys: 500 },
  { name: "4 KiB, 16 callers", bytes: 4 * kibibyte, callers: 16, keys: 500 },
  { name: "1 MiB, 16 callers", bytes: 1024 * kibibyte, callers: 16, keys: 64 },
];

/** Lets everybody read the bucket, and shows it. @param {import("./machine/concordat.mjs").Concordat} server @returns {Promise<string>} the host */
async function showBucket({ url, service }, /** @type {Awaited<ReturnType<typeof openBucket>>} */ bucket) {
  const { objectStorage } = new Concordat({ baseUrl: url, credentials: accountToken });
  const { domain_name } = await objectStorage.staticWebsites.create(service.uuid, { bucket_name: service.bucket });
  const Statement = {
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::${service.bucket}/*`,
  };
  const { pieces, headers } = signedBody(Buffer.from(JSON.stringify({ Version: "2012-10-17", Statement })));
  const signed = await bucket.signed("PUT", "?policy", { pieces, headers });
  const answer = await fetch(signed.url, { method: "PUT", headers: signed.headers, body: pieces[0] });
  if (answer.status >= 300) throw new Error(`The policy was answered with ${answer.status}.`);
  return domain_name;
}

const server = await startConcordat();
try {
  const bucket = await openBucket(server);
  const host = await showBucket(server, bucket);
  const { port } = bucket;
  const figures = [];
  for (const { name, bytes, callers, keys } of comparisons) {
    const names = Array.from({ length: keys }, (_, index) => `${bytes}-${index}.bin`);
    const body = signedBody(randomBytes(bytes));
    const puts = await Promise.all(names.map((key) => bucket.request("PUT", key, body)));
    await load({ port, next: () => puts.pop() }, { connections: 4, ms: Number.POSITIVE_INFINITY });
    const signed = await Promise.all(names.map((key) => bucket.request("GET", key, noBody)));
    const pages = names.map((key) => Buffer.from(`GET /${key} HTTP/1.1\r\nhost: ${host}\r\n\r\n`));
    const side = (/** @type {readonly (import("./machine/load.mjs").Request)[]} */ requests) => ({
      port,
      pids: [server.pid],
      databasePids: server.databasePids,
      next: (/** @type {number} */ count) => requests[count % keys],
    });
    const [website, s3] = await compareUnderLoad([side(pages), side(signed)], { ...size, connections: callers });
    if (!website || !s3) throw new Error("A side is missing.");
    figures.push({
      name: `page of ${name}, of S3's GET`,
      value: ratioOf(website.rates, s3.rates),
      goal,
      beside: { "per second": website.perSecond, "per second over S3": s3.perSecond },
    });
  }
  report(figures);
} finally {
  await server.stop();
}
