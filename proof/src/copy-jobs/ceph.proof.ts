// A storage of Ceph's gateway is copied whole, and the second job finds nothing left to do.
//
// CONCORDAT_CEPH_ENDPOINT names the gateway, CONCORDAT_CEPH_ACCESS_KEY_ID and CONCORDAT_CEPH_SECRET_ACCESS_KEY a key of it that may create
// buckets. Without them nothing is copied, and a line says so.
import { createHash, randomBytes } from "node:crypto";
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { Concordat } from "@concordat/sdk";
import { awsSdkSettings, s3Connection } from "@concordat/sdk/s3";
import { expect, it } from "vitest";
import { freePort } from "../../../server/src/http/free-port.js";
import { usedDataFolder } from "../../../server/src/testing/data-folder.js";
import { startServerProcess } from "../../../server/src/testing/server-process.js";
import { reportDone } from "../kit/proof-run.js";
import { openTarget } from "./open-target.js";

const endpoint = process.env["CONCORDAT_CEPH_ENDPOINT"];
const accessKeyId = process.env["CONCORDAT_CEPH_ACCESS_KEY_ID"];
const secretAccessKey = process.env["CONCORDAT_CEPH_SECRET_ACCESS_KEY"];

const token = "ucat_of_the_proof_of_copy_jobs_and_nobody_else";
const mebibyte = 1024 * 1024;
const smallCount = 300;
const keys = ["a b+c", "slashes//and/", "ünïcode 🐘", "%2F?&=#", "'()*!~"];
const md5 = (bytes: Uint8Array) => createHash("md5").update(bytes).digest("hex");

const fill = async (ceph: S3Client, bucket: string, large: Buffer) => {
  await ceph.send(new CreateBucketCommand({ Bucket: bucket }));
  const all = [...keys, ...Array.from({ length: smallCount }, (_, index) => `small/${index}`)];
  for (const Key of all) {
    const Metadata = { owner: "ada" };
    await ceph.send(
      new PutObjectCommand({ Bucket: bucket, Key, Body: `value of ${Key}`, ContentType: "text/plain", Metadata }),
    );
  }
  await ceph.send(
    new PutObjectTaggingCommand({ Bucket: bucket, Key: "a b+c", Tagging: { TagSet: [{ Key: "env", Value: "test" }] } }),
  );
  const params = { Bucket: bucket, Key: "large", Body: large };
  await new Upload({ client: ceph, params, partSize: 16 * mebibyte }).done();
  return all;
};

it("copies a storage of Ceph's gateway", { timeout: 600_000 }, async () => {
  if (!endpoint || !accessKeyId || !secretAccessKey) {
    return reportDone("nothing: CONCORDAT_CEPH_ENDPOINT and a key of it are not set");
  }
  const credentials = { accessKeyId, secretAccessKey };
  const ceph = new S3Client({ endpoint, credentials, region: "default", forcePathStyle: true });
  const s3Port = String(await freePort("127.0.0.1"));
  const environment = { CONCORDAT_UPCLOUD_TOKEN: token, CONCORDAT_S3_PORT: s3Port };
  const server = await startServerProcess(await usedDataFolder(), environment);
  try {
    const bucket = `copied-${randomBytes(4).toString("hex")}`;
    const large = randomBytes(80 * mebibyte);
    const all = await fill(ceph, bucket, large);
    const { objectStorage } = new Concordat({ baseUrl: server.url, credentials: token });
    const { uuid: service, target } = await openTarget(objectStorage);
    const source = { access_key_id: accessKeyId, secret_access_key: secretAccessKey, endpoint_url: endpoint, bucket };
    const copy = async () => {
      const { uuid } = await objectStorage.jobs.create({ type: "copy", source, target });
      return objectStorage.jobs.waitUntilFinished(uuid, { maxWaitMs: 300_000 });
    };
    expect(await copy()).toMatchObject({ operational_state: "completed", output: { error: "" } });
    const key = { access_key_id: target.access_key_id, secret_access_key: target.secret_access_key };
    const details = await objectStorage.services.get(service);
    const here = new S3Client(awsSdkSettings(s3Connection(details, key, { endpoint: `http://127.0.0.1:${s3Port}` })));
    for (const Key of all) {
      const { Body, ContentType, Metadata } = await here.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const text = await Body?.transformToString();
      expect([text, ContentType, Metadata]).toEqual([`value of ${Key}`, "text/plain", { owner: "ada" }]);
    }
    const { TagCount } = await here.send(new GetObjectCommand({ Bucket: bucket, Key: "a b+c" }));
    expect(TagCount).toBe(1);
    const stored = await here.send(new GetObjectCommand({ Bucket: bucket, Key: "large" }));
    expect(md5((await stored.Body?.transformToByteArray()) ?? new Uint8Array())).toBe(md5(large));
    const { ETag } = await ceph.send(new HeadObjectCommand({ Bucket: bucket, Key: "large" }));
    expect(stored.ETag).toBe(ETag);
    expect(await copy()).toMatchObject({ operational_state: "completed", output: { bytes: 0 } });
    reportDone(`${all.length + 1} objects copied from Ceph's gateway`);
    here.destroy();
  } finally {
    ceph.destroy();
    await server.kill("server", "database");
  }
});
