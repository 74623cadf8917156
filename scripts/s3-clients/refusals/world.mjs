import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { Concordat } from "@concordat/sdk";
import { freePort } from "../../../server/dist/http/free-port.js";
import { allow, assumeRole, document, makeUsers } from "./users.mjs";

/**
 * @typedef {import("./users.mjs").Credentials} Credentials
 * @typedef {Record<"admin" | "wrongSecret" | "unknownKey" | "inactive" | "deletedUser" | "reader" | "barred" | "bounded" | "session" | "expiredSession" | "brokenSession" | "sessionWithoutToken" | "stopped" | "crowded", Credentials> & { nobody: undefined }} Callers
 */

/**
 * An address to which a client is sent.
 * @typedef {object} Place
 * @property {string} endpoint
 * @property {string} region
 * @property {string} [authority] a file with the certificate that the client trusts
 * @property {boolean} [virtualHost] whether the client writes buckets into the host
 * @property {boolean} [oldSignature] whether it signs with version 2
 */

/** @typedef {Record<"s3" | "otherRegion" | "oldSignature" | "iam" | "controlPlane" | "untrusted" | "plainAtTls" | "tlsAtPlain" | "nobody" | "virtualHost", Place>} Places */

/**
 * What the situations are about.
 * @typedef {object} World
 * @property {Callers} callers
 * @property {Places} places
 * @property {Readonly<Record<string, unknown>>} values that situations name with a dollar sign
 */

const Body = "some bytes";
const [key, otherKey] = ["k", "o"].map((letter) => letter.repeat(32));

/** Other services of the account. @param {import("./server.mjs").RefusingServer} server */
async function makeServices({ url, token, service: { region } }) {
  const { services, buckets, users } = new Concordat({ baseUrl: url, credentials: token }).objectStorage;
  /** @param {string} name @param {...string} names */
  const make = async (name, ...names) => {
    const { uuid } = await services.create({ name, region, configured_status: "started" });
    for (const bucket of names) await buckets.create(uuid, { name: bucket });
    await users.create(uuid, { username: name });
    await users.policies.attach(uuid, name, { name: "ECSS3FullAccess" });
    const made = await users.accessKeys.create(uuid, name);
    return { uuid, accessKeyId: made.access_key_id, secretAccessKey: `${made.secret_access_key}` };
  };
  const stopped = await make("stopped", "theirs");
  const crowded = await make("crowded", "one", "two", "three", "four", "five");
  await services.modify(stopped.uuid, { configured_status: "stopped" });
  return { stopped, crowded };
}

/** @param {Credentials} credentials @param {import("./server.mjs").RefusingServer} server */
async function makeBuckets(credentials, { endpoint, service: { region } }) {
  const s3 = new S3Client({ credentials, endpoint, region, forcePathStyle: true });
  for (const Bucket of ["photos", "guarded"]) await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new CreateBucketCommand({ Bucket: "locked", ObjectLockEnabledForBucket: true }));
  await s3.send(new PutObjectCommand({ Bucket: "photos", Key: "a.txt", Body }));
  const sealed = { Bucket: "photos", Key: "sealed.txt", Body };
  await s3.send(new PutObjectCommand({ ...sealed, SSECustomerAlgorithm: "AES256", SSECustomerKey: key }));
  const held = { Bucket: "locked", Key: "a.txt", Body, ObjectLockLegalHoldStatus: /** @type {const} */ ("ON") };
  const { VersionId } = await s3.send(new PutObjectCommand(held));
  const everybody = { ...allow("s3:PutObject", "arn:aws:s3:::guarded/*"), Effect: "Deny", Principal: "*" };
  await s3.send(new PutBucketPolicyCommand({ Bucket: "guarded", Policy: document(everybody) }));
  const block = { BlockPublicPolicy: true };
  await s3.send(new PutPublicAccessBlockCommand({ Bucket: "guarded", PublicAccessBlockConfiguration: block }));
  const upload = { Bucket: "photos", Key: "parts.bin" };
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(upload));
  const parts = [];
  for (const PartNumber of [1, 2]) {
    const { ETag } = await s3.send(new UploadPartCommand({ ...upload, UploadId, PartNumber, Body }));
    parts.push({ PartNumber, ETag });
  }
  return { lockedVersion: VersionId, upload: UploadId, parts, otherKey };
}

/**
 * Makes users, services and buckets for the situations.
 * @param {import("./server.mjs").RefusingServer} server
 * @param {string} folder for certificates
 * @returns {Promise<World>}
 */
export async function makeWorld(server, folder) {
  const { service, endpoint, tlsEndpoint } = server;
  const { users } = new Concordat({ baseUrl: server.url, credentials: server.token }).objectStorage;
  const made = await users.accessKeys.create(service.uuid, service.username);
  const admin = { accessKeyId: made.access_key_id, secretAccessKey: `${made.secret_access_key}` };
  const { roleArn, assumer, ...some } = await makeUsers(admin, server);
  const session = await assumeRole(assumer, server, { roleArn, policy: document(allow("s3:GetObject")) });
  await server.setClock(-2);
  const expiredSession = await assumeRole(assumer, server, { roleArn, hoursOff: -2 });
  await server.setClock(0);
  const { sessionToken = "", ...withoutToken } = session;
  const others = await makeServices(server);
  const authority = join(folder, "authority.pem");
  await writeFile(authority, `${server.authority}\n`);
  const { region } = service;
  const port = (/** @type {string} */ url) => new URL(url).port;
  return {
    callers: {
      ...some,
      ...others,
      admin,
      wrongSecret: { ...admin, secretAccessKey: "x".repeat(40) },
      unknownKey: { ...admin, accessKeyId: "AKIAIOSFODNN7EXAMPLE" },
      session,
      expiredSession,
      brokenSession: { ...withoutToken, sessionToken: sessionToken.slice(0, -10) },
      sessionWithoutToken: withoutToken,
      nobody: undefined,
    },
    places: {
      s3: { endpoint, region },
      otherRegion: { endpoint, region: "eu-central-1" },
      oldSignature: { endpoint, region, oldSignature: true },
      iam: { endpoint: server.iamEndpoint, region, authority },
      controlPlane: { endpoint: server.url, region },
      untrusted: { endpoint: tlsEndpoint, region },
      plainAtTls: { endpoint: `http://127.0.0.1:${port(tlsEndpoint)}`, region },
      tlsAtPlain: { endpoint: `https://127.0.0.1:${port(endpoint)}`, region },
      nobody: { endpoint: `http://127.0.0.1:${await freePort("127.0.0.1")}`, region },
      virtualHost: { endpoint: `http://s3.example.invalid:${port(endpoint)}`, region, virtualHost: true },
    },
    values: { ...(await makeBuckets(admin, server)), role: roleArn },
  };
}
