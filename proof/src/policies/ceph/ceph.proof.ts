// The same user and bucket policies under Ceph's gateway and under this server. They decide requests alike, but for what
// `ceph-reading.ts` lists: with these readings of policies, every decision is the same.
//
// CONCORDAT_CEPH_CONF names the configuration of a cluster whose gateway has the APIs s3 and iam (`rgw_enable_apis`), and
// CONCORDAT_CEPH_ENDPOINT the gateway. Without them nothing is compared, and a line says so.
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { proofRun, reportDone } from "../../kit/proof-run.js";
import { allowedAsCephReads, cephReadings } from "./ceph-reading.js";
import { type Gateway, gatewayAt, type Signer } from "./gateway.js";
import { allowedHere } from "./ours.js";
import { keys, type Pair, type PairRequest, pair } from "./pairs.js";

const { CONCORDAT_CEPH_CONF: conf, CONCORDAT_CEPH_ENDPOINT: endpoint } = process.env;

/** Pairs of policies, each with eight requests. */
const numPairs = 100;

const uidOf = (name: string): string => `policies-${name}`;
const signerOf = (name: string): Signer => ({
  accessKeyId: `POLICIES${name.toUpperCase()}`,
  secret: `secret-of-${name}`,
});

const admin = (...argv: readonly string[]) =>
  execFileSync("radosgw-admin", ["-c", conf ?? "", "-n", "client.admin", ...argv], { stdio: "pipe" });

const createUser = (name: string, ...more: readonly string[]): void => {
  const { accessKeyId, secret } = signerOf(name);
  try {
    admin("user", "rm", "--uid", uidOf(name), "--purge-data");
  } catch {
    // there is none of an earlier run
  }
  const key = ["--access-key", accessKeyId, "--secret-key", secret];
  admin("user", "create", "--uid", uidOf(name), "--display-name", name, ...key, ...more);
};

const done = async (gateway: Gateway, ...[request, signer]: Parameters<Gateway>): Promise<void> => {
  const { status, body } = await gateway(request, signer);
  if (status >= 300) throw new Error(`${request.method} ${request.path} was answered with ${status}: ${body}`);
};

const owner = signerOf("owner");

const setUp = async (gateway: Gateway): Promise<void> => {
  // a policy that denies everyone must not keep the owner from putting the next one
  createUser("owner", "--caps", "user-policy=*", "--admin");
  createUser("ada");
  createUser("bob");
  await done(gateway, { method: "PUT", path: "/files" }, owner);
  for (const key of keys) await done(gateway, { method: "PUT", path: `/files/${key}`, body: "x" }, owner);
};

const putUserPolicy = async (gateway: Gateway, document: string | undefined): Promise<void> => {
  const policy = { UserName: uidOf("ada"), PolicyName: "own" };
  const removed = { Action: "DeleteUserPolicy", ...policy };
  // there may be none
  if (document === undefined) await gateway({ method: "POST", path: "/", query: removed }, owner);
  else {
    const query = { Action: "PutUserPolicy", ...policy, PolicyDocument: document };
    await done(gateway, { method: "POST", path: "/", query }, owner);
  }
};

const putBucketPolicy = async (gateway: Gateway, document: string | undefined): Promise<void> => {
  const policy = { path: "/files", query: { policy: "" } };
  if (document === undefined) await done(gateway, { method: "DELETE", ...policy }, owner);
  else {
    const body = document.replaceAll("{user}/", `arn:aws:iam:::user/${uidOf("")}`);
    await done(gateway, { method: "PUT", ...policy, body }, owner);
  }
};

const allowedThere = async (gateway: Gateway, { sender, sent }: PairRequest): Promise<boolean> => {
  const { status } = await gateway(sent, sender === "anyone" ? undefined : signerOf(sender));
  if (status !== 403 && status >= 300) throw new Error(`${sent.method} ${sent.path} was answered with ${status}.`);
  return status !== 403;
};

/** The readings without which a decision of Ceph would not be understood. */
const explains = (each: Pair, request: PairRequest, there: boolean): readonly string[] =>
  cephReadings
    .filter((one) => {
      const others = cephReadings.filter((reading) => reading !== one);
      return allowedAsCephReads(each, request, others) !== there;
    })
    .map(({ what }) => what);

it("decides as Ceph's gateway does, but for known differences", async () => {
  if (conf === undefined || endpoint === undefined) {
    console.info("There is no Ceph gateway (CONCORDAT_CEPH_CONF, CONCORDAT_CEPH_ENDPOINT): nothing was compared.");
    return;
  }
  const gateway = gatewayAt(endpoint);
  await setUp(gateway);
  const counts = { compared: 0, allowed: 0, different: 0 };
  const reasons = new Map<string, number>();
  const unexplained: unknown[] = [];
  for (const each of fc.sample(pair, { numRuns: numPairs, seed: proofRun.seed })) {
    await putUserPolicy(gateway, each.user);
    await putBucketPolicy(gateway, each.bucket);
    for (const request of each.requests) {
      const [here, there] = [allowedHere(each, request), await allowedThere(gateway, request)];
      counts.compared += 1;
      if (here) counts.allowed += 1;
      if (allowedAsCephReads(each, request) !== there) unexplained.push({ here, there, request, ...each });
      if (here === there) continue;
      counts.different += 1;
      for (const what of explains(each, request, there)) reasons.set(what, (reasons.get(what) ?? 0) + 1);
    }
  }
  reportDone(`${JSON.stringify(counts)} ${JSON.stringify(Object.fromEntries(reasons))}`);
  expect(unexplained).toEqual([]);
  expect(counts.compared).toBeGreaterThanOrEqual(200);
});
