// The same requests to this server and to Ceph's gateway. What differs is judged against AWS's documentation, in `judgements`:
// an answer that is in no judgement fails, and so does a judgement that nothing shows any longer.
//
// Ceph is started here where its programs are installed (Debian: ceph-mon, ceph-mgr, ceph-osd, radosgw, ceph-common). Without
// them nothing is compared, and a line says so.
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestS3, type TestS3 } from "../../../../server/src/s3/testing/s3-server.js";
import type { TestCredentials } from "../../../../server/src/s3/testing/signed-client.js";
import { type Ceph, startCeph, whyNoCeph } from "../../kit/ceph/start-ceph.js";
import { reportDone } from "../../kit/proof-run.js";
import { compare, type Difference } from "./compare.js";
import { type Judgement, judgementOf, judgements } from "./judgements/index.js";
import { observe } from "./observe.js";
import { play, type Side } from "./play.js";
import type { Sequence } from "./sequence.js";
import { sequences } from "./sequences/index.js";

let missing = whyNoCeph();
let s3: TestS3 | undefined;
let ceph: Ceph | undefined;

beforeAll(async () => {
  if (missing !== undefined) return;
  s3 = await startTestS3();
  ceph = await startCeph().catch((error: unknown) => {
    missing = String(error);
    return undefined;
  });
});
afterAll(async () => {
  await ceph?.stop();
  await s3?.close();
});

const ourSide = async ({ url, domain, accountId, service, admin, user, context }: TestS3): Promise<Side> => {
  const other = await domain.service(accountId);
  return {
    isOurs: true,
    url,
    host: `${service.domainPrefix}.${domain.context.objectsDomain}`,
    now: context.clock,
    credentials: { owner: admin, other: await user(other.uuid, { Effect: "Allow", Action: "*", Resource: "*" }) },
  };
};

const cephSide = ({ conf, endpoint }: Ceph): Side => {
  const user = (name: string): TestCredentials => {
    const [accessKeyId, secret] = [`DIFFERENTIAL${name.toUpperCase()}`, `secret-of-${name}`];
    const keys = ["--access-key", accessKeyId, "--secret-key", secret];
    const created = ["user", "create", "--uid", name, "--display-name", name, "--max-buckets", "0", ...keys];
    execFileSync("radosgw-admin", ["-c", conf, "-n", "client.admin", ...created], { stdio: "pipe" });
    return { accessKeyId, secret };
  };
  return {
    isOurs: false,
    url: endpoint,
    now: () => new Date(),
    credentials: { owner: user("owner"), other: user("other") },
  };
};

const nothing = { status: "0", lines: [] };

/** Plays a sequence on both. @returns what differs, with the step that it belongs to */
const differencesOf = async (
  [ours, theirs]: readonly [Side, Side],
  sequence: Sequence,
  bucket: string,
): Promise<readonly (readonly [step: number, difference: Difference])[]> => {
  const [one, other] = await Promise.all([play(ours, sequence, bucket), play(theirs, sequence, bucket)]);
  return one.flatMap((answer, step) => {
    const answered = other[step];
    return compare(observe(answer), answered ? observe(answered) : nothing).map((found) => [step, found] as const);
  });
};

const isMute = ({ text }: Difference): boolean => text.endsWith("NoAnswer");

/** The same, once more where the gateway says nothing, which happens now and then. */
const patientDifferencesOf = async (
  gateway: Ceph,
  sides: readonly [Side, Side],
  sequence: Sequence,
  bucket: string,
) => {
  const found = await differencesOf(sides, sequence, bucket);
  if (!found.some(([, difference]) => isMute(difference))) return found;
  await gateway.restart();
  return differencesOf(sides, sequence, `${bucket}-again`);
};

it("answers as Ceph's gateway does, but for differences that are judged", async () => {
  if (!s3 || !ceph) {
    console.info(`There is no Ceph (${missing}): nothing was compared.`);
    return;
  }
  const sides = [await ourSide(s3), cephSide(ceph)] as const;
  const shown = new Map<Judgement, number>();
  const unjudged: unknown[] = [];
  let requests = 0;
  for (const [index, sequence] of sequences.entries()) {
    requests += sequence.steps.length;
    for (const [step, difference] of await patientDifferencesOf(ceph, sides, sequence, `d-${index}`)) {
      const judgement = judgementOf(sequence.name, difference);
      if (judgement) shown.set(judgement, (shown.get(judgement) ?? 0) + 1);
      else unjudged.push({ sequence: sequence.name, step, ...difference });
    }
  }
  const counted = [...shown.values()].reduce((sum, count) => sum + count, 0);
  const done = `${sequences.length} sequences of ${requests} requests, compared with Ceph ${ceph.version}`;
  reportDone(`${done}: ${counted} differences, of ${shown.size} kinds.`);
  expect(unjudged).toEqual([]);
  expect(judgements.filter((judgement) => !shown.has(judgement)).map(({ what }) => what)).toEqual([]);
});

it("has enough sequences, each with a name of its own", () => {
  expect(sequences.length).toBeGreaterThanOrEqual(300);
  expect(new Set(sequences.map(({ name }) => name)).size).toBe(sequences.length);
});
