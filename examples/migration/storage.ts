import { Concordat } from "@concordat/sdk";
import { presign, type S3Connection, s3Connection } from "@concordat/sdk/s3";
import type { Core } from "../local-core/core.js";
import { createAccount } from "../object-storage/account.js";

/** An object storage: a service of an account, and a key that may do everything there. */
export interface Storage {
  readonly cloud: Concordat;
  readonly uuid: string;
  readonly connection: S3Connection;
  /** The host name of the service. */
  readonly domainName: string;
}

const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] } as const;

/** Makes a service with a key, on a server of its own. */
export const openStorage = async (core: Core, name: string): Promise<Storage> => {
  const { token } = await createAccount(core, name);
  const cloud = new Concordat({ baseUrl: core.url, credentials: token });
  const { services, users } = cloud.objectStorage;
  const { uuid } = await services.create({
    name,
    region: "europe-1",
    configured_status: "started",
    networks: [{ name: "internet", type: "public", family: "IPv4" }],
  });
  const service = await services.waitUntilRunning(uuid, { maxWaitMs: 60_000 });
  await users.create(uuid, { username: "mover" });
  await users.inlinePolicies.create(uuid, "mover", { name: "everything", document: everything });
  const key = await users.accessKeys.create(uuid, "mover");
  const accessKey = { ...key, secret_access_key: String(key.secret_access_key) };
  const [endpoint] = service.endpoints;
  if (!endpoint) throw new Error("The service has no endpoint.");
  return {
    cloud,
    uuid,
    connection: s3Connection(service, accessKey, { endpoint: core.s3 }),
    domainName: endpoint.domain_name,
  };
};

/** An object with what belongs to it. */
export interface StoredObject {
  readonly bucket: string;
  readonly key: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Stores an object. */
export const putObject = async ({ connection }: Storage, { bucket, key, body, headers }: StoredObject) => {
  const url = await presign(connection, { bucket, key, method: "PUT", headers, expiresInSeconds: 60 });
  const { status } = await fetch(url, { method: "PUT", body, headers });
  if (status !== 200) throw new Error(`Storing ${bucket}/${key} answered ${status}.`);
};

/** Reads an object with those of its headers that are asked for. */
export const getObject = async (
  { connection }: Storage,
  { bucket, key, headers }: Pick<StoredObject, "bucket" | "key" | "headers">,
): Promise<StoredObject> => {
  const answer = await fetch(await presign(connection, { bucket, key, expiresInSeconds: 60 }));
  const names = Object.keys(headers);
  const found = Object.fromEntries(names.map((name) => [name, answer.headers.get(name) ?? ""]));
  return { bucket, key, body: await answer.text(), headers: found };
};
