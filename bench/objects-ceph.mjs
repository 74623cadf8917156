// Objects over S3, beside a Ceph gateway on the same machine: node bench/objects-ceph.mjs [words]
// CONCORDAT_CEPH_ENDPOINT, CONCORDAT_CEPH_ACCESS_KEY_ID and CONCORDAT_CEPH_SECRET_ACCESS_KEY name the gateway; its OSD is to store on disk
// (BlueStore), as Concordat does. Words pick figures by their names.
import { randomBytes } from "node:crypto";
import { startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { comparisons, sideOf } from "./machine/object-loads.mjs";
import { bucketAt, noBody, openBucket, signedBody } from "./machine/objects.mjs";
import { sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const size = sizeOf({ rounds: 5, warmUps: 1, ms: 600 });
const words = process.argv.slice(2);
const isPicked = (/** @type {string} */ name) => words.length === 0 || words.some((word) => name.includes(word));
const bucketName = "concordat-bench";

const {
  CONCORDAT_CEPH_ENDPOINT: endpoint,
  CONCORDAT_CEPH_ACCESS_KEY_ID: accessKeyId = "",
  CONCORDAT_CEPH_SECRET_ACCESS_KEY: secretAccessKey = "",
} = process.env;

/** The gateway's bucket, which is made where it is not there. @param {string} at */
async function openGateway(at) {
  const bucket = bucketAt(at, bucketName, { accessKeyId, secretAccessKey, region: "us-east-1" });
  const { url, headers } = await bucket.signed("PUT", "", noBody);
  const sent = headers.filter(([name]) => name !== "host");
  const { status } = await fetch(url, { method: "PUT", headers: Object.fromEntries(sent) });
  if (status !== 200 && status !== 409) throw new Error(`The gateway answered ${status} to CreateBucket.`);
  return bucket;
}

if (endpoint === undefined)
  report([{ name: "no gateway was at hand: CONCORDAT_CEPH_ENDPOINT names none", value: Number.NaN }]);
else {
  const server = await startConcordat();
  try {
    const [own, theirs] = [await openBucket(server), await openGateway(endpoint)];
    const figures = [];
    // payloads are signed: older gateways do not know trailers
    const kinds = new Map(comparisons.map((one) => [one.name.replace(/, (signed|unsigned).*/, ""), one]));
    for (const [name, comparison] of kinds) {
      if (!isPicked(name)) continue;
      const sent = signedBody(randomBytes(comparison.bytes));
      const { databasePids } = server;
      const sides = [
        sideOf({ port: own.port, pids: [server.pid], databasePids }, own.request, comparison, sent),
        sideOf({ port: theirs.port, pids: [] }, theirs.request, comparison, sent),
      ];
      const [ours, others] = await compareUnderLoad(sides, { ...size, connections: comparison.callers });
      if (!ours || !others) throw new Error("A side is missing.");
      figures.push({
        name: `${name}, of Ceph's speed`,
        value: ratioOf(ours.rates, others.rates),
        goal: { atLeast: 1 },
        beside: { "per second": ours.perSecond, "Ceph per second": others.perSecond },
      });
    }
    report(figures);
  } finally {
    await server.stop();
  }
}
