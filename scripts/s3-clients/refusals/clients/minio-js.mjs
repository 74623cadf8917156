import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { Client } from "minio";
import { twoAtATime } from "../attempt.mjs";

/** @param {import("../attempt.mjs").Attempt} attempt */
function clientOf({ place: { endpoint, region, authority, virtualHost }, credentials }) {
  const { hostname: endPoint, port, protocol } = new URL(endpoint);
  return new Client({
    endPoint,
    port: Number(port),
    useSSL: protocol === "https:",
    region,
    pathStyle: !virtualHost,
    ...(credentials && { accessKey: credentials.accessKeyId, secretKey: credentials.secretAccessKey }),
    ...(credentials?.sessionToken !== undefined && { sessionToken: credentials.sessionToken }),
    ...(authority !== undefined && { transportAgent: new Agent({ ca: readFileSync(authority) }) }),
  });
}

/** @param {import("../situations/situation.mjs").Act} act @returns {readonly [method: string, ...args: unknown[]] | undefined} */
function callOf({ kind, bucket, key, minio }) {
  switch (kind) {
    case "get":
      return ["getObject", bucket, key];
    case "put":
      return ["putObject", bucket, key, "some bytes"];
    case "list":
      return ["listObjectsV2", bucket];
    case "make-bucket":
      return ["makeBucket", bucket];
    case "remove-bucket":
      return ["removeBucket", bucket];
    case "call":
      return minio;
  }
}

/** @param {import("../attempt.mjs").Attempt} attempt @returns {Promise<import("../attempt.mjs").Outcome>} */
async function outcomeOf(attempt) {
  const [name = "", ...args] = callOf(attempt.act) ?? [];
  try {
    const client = clientOf(attempt);
    const method = Reflect.get(client, name);
    const found = await Reflect.apply(method, client, args);
    // listings and bytes come in a stream
    if (typeof found?.[Symbol.asyncIterator] === "function") for await (const _ of found) void _;
    return { exit: 0, said: "" };
  } catch (error) {
    if (!(error instanceof Error)) return { exit: "thrown", said: String(error) };
    const code = "code" in error ? String(error.code) : error.name;
    return { exit: code, said: error.message };
  }
}

/** @type {import("../attempt.mjs").RefusedClient} */
export const minioJs = {
  name: "minio-js",
  title: "minio-js",
  npmPackage: "minio",
  async tryAll(attempts) {
    const possible = attempts.filter(({ act, place }) => callOf(act) && !place.oldSignature);
    const outcomes = await twoAtATime(possible, outcomeOf);
    return new Map(outcomes.map((outcome, index) => [possible[index]?.name ?? "", outcome]));
  },
};
