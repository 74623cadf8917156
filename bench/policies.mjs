// What one decision about who may do what costs, and a document before it can be asked: node bench/policies.mjs
import { createHmac } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { compilePolicy, decide } from "../server/dist/storage/iam/evaluate/index.js";
import { hostile, hostileValues } from "../server/src/storage/iam/evaluate/testing/hostile-documents.mjs";
import { report } from "./machine/figures.mjs";
import { median } from "./machine/median.mjs";
import { conditionedDocuments, plainDocument } from "./machine/policy-documents.mjs";
import { sizeOf } from "./machine/size.mjs";

const size = sizeOf({ rounds: 15, warmUps: 3, ms: 150 });
/** How many calls are made between two looks at the clock, which costs some microseconds. */
const batch = 50;
const namespace = "0123456789abcdef0123456789abcdef";
const ada = /** @type {const} */ ({
  kind: "user",
  namespace,
  name: "ada",
  id: "AIDA0123456789ABCDEF",
  tags: new Map([["team", "blue"]]),
});

/** @param {ReadonlyMap<string, readonly string[]>} values */
const contextOf = (values) => ({ get: (/** @type {string} */ key) => values.get(key) });
const values = new Map([
  ["aws:sourceip", ["192.168.7.9"]],
  ["aws:securetransport", ["true"]],
  ["aws:currenttime", ["2026-05-04T03:02:01Z"]],
  ["s3:versionid", ["v1"]],
  ["s3:max-keys", ["50"]],
]);

/**
 * Processor time of one call in microseconds, the median of some rounds. What else runs on the machine does not count.
 * @param {() => unknown} call
 */
function microsOf(call) {
  const rounds = [];
  for (let round = 0; round < size.rounds + size.warmUps; round += 1) {
    let calls = 0;
    let micros = 0;
    const start = process.cpuUsage();
    while (micros < size.ms * 1000) {
      for (let index = 0; index < batch; index += 1) call();
      calls += batch;
      const { user, system } = process.cpuUsage(start);
      micros = user + system;
    }
    if (round >= size.warmUps) rounds.push(micros / calls);
  }
  return median(rounds);
}

const signingKey = Buffer.alloc(32, 7);
const hmac = () => createHmac("sha256", signingKey).update("AWS4-HMAC-SHA256 20260504T030201Z").digest();

/** @param {string} name @param {readonly string[]} texts @param {string} key */
function decision(name, texts, key) {
  const identity = texts.map((text) => compilePolicy({ name }, text, "permissions"));
  const request = {
    action: "s3:GetObject",
    resource: `arn:aws:s3:::bucket-9/${key}`,
    namespace,
    context: contextOf(values),
  };
  const policies = { identity };
  if (identity.some(({ faults }) => faults.length > 0)) throw new Error(`${name} has faults.`);
  if (!decide(request, ada, policies).allowed) throw new Error(`${name} is not allowed.`);
  return () => decide(request, ada, policies);
}

const compiledText = plainDocument(39);
const sides = {
  hmac,
  "10 statements": decision("plain", [plainDocument(10)], "reports/2026/may.csv"),
  "50 statements with conditions": decision("conditioned", conditionedDocuments(50), "ada/2026/may.csv"),
};
const micros = Object.fromEntries(Object.entries(sides).map(([name, call]) => [name, microsOf(call)]));
const own = micros["hmac"] ?? Number.NaN;
const compileMicros = microsOf(() => compilePolicy({ name: "compiled" }, compiledText, "permissions"));

/** Bytes of heap that one of many compiled policies takes. */
function memoryOfPolicies() {
  const count = 10_000;
  setFlagsFromString("--expose-gc");
  const collect = /** @type {() => void} */ (runInNewContext("gc"));
  collect();
  const before = process.memoryUsage().heapUsed;
  const all = Array.from({ length: count }, (_, index) =>
    compilePolicy(
      { name: `policy-${index}`, version: "v1" },
      plainDocument(3).replaceAll("bucket-", `b${index}-`),
      "permissions",
    ),
  );
  collect();
  const bytes = process.memoryUsage().heapUsed - before;
  return { count: all.length, megabytes: bytes / 1e6 };
}

/** The slowest of some decisions under a hostile document, once it is warm, in milliseconds. */
const hostileFigures = Object.entries(hostile).map(([name, given]) => {
  const kind = "kind" in given ? given.kind : "permissions";
  const policy = compilePolicy({ name }, given.text, kind);
  if (policy.faults.length > 0) throw new Error(`${name}: ${JSON.stringify(policy.faults[0])}`);
  const request = {
    action: kind === "trust" ? "sts:AssumeRole" : "s3:GetObject",
    resource: given.resource,
    namespace,
    context: contextOf(hostileValues),
  };
  const policies = kind === "permissions" ? { identity: [policy] } : { identity: [], resource: policy };
  return { name, ms: microsOf(() => decide(request, ada, policies)) / 1000 };
});

const memory = memoryOfPolicies();
report([
  ...["10 statements", "50 statements with conditions"].map((name, index) => ({
    name: `one decision, ${name}`,
    value: micros[name] ?? Number.NaN,
    unit: "µs",
    goal: { atMost: index === 0 ? 5 : 20 },
    beside: { "of one HMAC-SHA256": (micros[name] ?? Number.NaN) / own, "HMAC µs": own },
  })),
  {
    name: "one decision, 50 statements with conditions, of one HMAC-SHA256",
    value: (micros["50 statements with conditions"] ?? Number.NaN) / own,
    goal: { atMost: 10 },
  },
  {
    name: `compiling a document of ${compiledText.length} characters`,
    value: compileMicros / 1000,
    unit: "ms",
    goal: { atMost: 1 },
  },
  { name: `${memory.count} compiled policies of 3 statements`, value: memory.megabytes, unit: "MB" },
  ...hostileFigures.map(({ name, ms }) => ({
    name: `one decision under ${name}`,
    value: ms,
    unit: "ms",
    goal: { atMost: 1 },
    beside: { "of one HMAC-SHA256": (ms * 1000) / own },
  })),
]);
