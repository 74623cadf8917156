import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import * as iam from "@aws-sdk/client-iam";
import * as s3 from "@aws-sdk/client-s3";
import * as sts from "@aws-sdk/client-sts";
import { twoAtATime } from "../attempt.mjs";

/** @typedef {{ send(command: unknown): Promise<{ Body?: { destroy?(): void } }> }} AnyClient */

/** Signs nothing. */
const unsigned = { sign: async (/** @type {unknown} */ request) => request };

/** @param {import("../attempt.mjs").Attempt} attempt @returns {AnyClient} */
function clientOf({ act: { api = "s3" }, place, credentials }) {
  const { endpoint, region, authority, virtualHost } = place;
  const options = {
    endpoint,
    region,
    // a second one, for which it corrects its clock
    maxAttempts: 2,
    requestHandler: authority === undefined ? {} : { httpsAgent: new Agent({ ca: readFileSync(authority) }) },
    ...(credentials ? { credentials } : { signer: unsigned, credentials: { accessKeyId: "", secretAccessKey: "" } }),
  };
  const forcePathStyle = !virtualHost;
  const client = { iam: iam.IAMClient, sts: sts.STSClient, s3: s3.S3Client }[api];
  return Reflect.construct(client, [{ ...options, ...(api === "s3" && { forcePathStyle }) }]);
}

/** @param {import("../situations/situation.mjs").Act} act @returns {[call: string, parameters: object]} */
function requestOf({ kind, bucket: Bucket, key: Key, call = "", parameters = {}, body }) {
  switch (kind) {
    case "get":
      return ["GetObject", { Bucket, Key }];
    case "put":
      return ["PutObject", { Bucket, Key, Body: "some bytes" }];
    case "list":
      return ["ListObjectsV2", { Bucket }];
    case "make-bucket":
      return ["CreateBucket", { Bucket }];
    case "remove-bucket":
      return ["DeleteBucket", { Bucket }];
    case "call":
      return [call, body === undefined ? parameters : { ...parameters, Body: body }];
  }
}

/** @type {Readonly<Record<string, Readonly<Record<string, unknown>>>>} */
const commands = { iam: { ...iam }, sts: { ...sts }, s3: { ...s3 } };

/** @param {import("../attempt.mjs").Attempt} attempt @returns {Promise<import("../attempt.mjs").Outcome>} */
async function outcomeOf(attempt) {
  const [call, parameters] = requestOf(attempt.act);
  const command = commands[attempt.act.api ?? "s3"]?.[`${call}Command`];
  if (typeof command !== "function") throw new Error(`The SDK has no ${call}.`);
  try {
    const { Body } = await clientOf(attempt).send(Reflect.construct(command, [parameters]));
    Body?.destroy?.();
    return { exit: 0, said: "" };
  } catch (error) {
    return error instanceof Error ? { exit: error.name, said: error.message } : { exit: "thrown", said: String(error) };
  }
}

/** @type {import("../attempt.mjs").RefusedClient} */
export const jsSdk = {
  name: "js-sdk",
  title: "AWS SDK for JavaScript",
  npmPackage: "@aws-sdk/client-s3",
  async tryAll(attempts) {
    // it signs with version 4 only
    const possible = attempts.filter(({ place }) => !place.oldSignature);
    const outcomes = await twoAtATime(possible, outcomeOf);
    return new Map(outcomes.map((outcome, index) => [possible[index]?.name ?? "", outcome]));
  },
};
