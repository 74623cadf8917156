import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { PutBucketPolicyCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Concordat } from "@concordat/sdk";
import { awsSdkSettings, type S3Connection, s3Connection } from "@concordat/sdk/s3";

/** An application as a bundler leaves it: names of assets have a hash. */
export const builtApp = new URL("app/", import.meta.url).pathname;

/** The client names a type for every upload; a website keeps what is named. */
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** Files whose names have a hash never change; all others are asked for again. */
const cacheControlOf = (file: string): string =>
  file.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";

const upload = async (connection: S3Connection, bucket: string, folder: string): Promise<number> => {
  const client = new S3Client(awsSdkSettings(connection));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of files) {
    const Key = file.slice(folder.length);
    const ContentType = types[extname(file)] ?? "application/octet-stream";
    const CacheControl = cacheControlOf(Key);
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key, Body: await readFile(file), ContentType, CacheControl }),
    );
  }
  const everybodyReads = {
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::${bucket}/*`,
  };
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [everybodyReads] });
  await client.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }));
  client.destroy();
  return files.length;
};

/** Where to publish: a control plane, a token for it, and where S3 answers. */
export interface PublishTo {
  readonly url: string;
  readonly token: string;
  readonly s3: string;
}

/** Publishes a folder as a single-page application. @returns the address of the website */
export const publish = async ({ url, token, s3 }: PublishTo, folder: string): Promise<string> => {
  const { services, buckets, users, staticWebsites } = new Concordat({ baseUrl: url, credentials: token })
    .objectStorage;
  const { uuid } = await services.create({
    name: "notes",
    region: "europe-1",
    configured_status: "started",
    networks: [{ name: "world", type: "public", family: "IPv4" }],
  });
  await buckets.create(uuid, { name: "homepage" });
  await users.create(uuid, { username: "publisher" });
  await users.policies.attach(uuid, "publisher", { name: "ECSS3FullAccess" });
  const key = await users.accessKeys.create(uuid, "publisher");
  const connection = s3Connection(await services.get(uuid), key, { endpoint: s3 });
  console.log(`${await upload(connection, "homepage", folder)} files are uploaded.`);

  const { domain_name } = await staticWebsites.create(uuid, { bucket_name: "homepage", spa_mode: true });
  const address = new URL(s3);
  address.hostname = domain_name;
  return address.origin;
};
