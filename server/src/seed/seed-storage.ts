import { type AcceptedDocument, documentText } from "@concordat/contract/iam";
import type { Prisma, PrismaClient } from "../generated/prisma/client.js";
import { putBucketPolicy } from "../storage/bucket-policies/put.js";
import { createBucket } from "../storage/buckets/create.js";
import { createAccessKey } from "../storage/iam/access-keys/create.js";
import { attachPolicy } from "../storage/iam/attachments/attach.js";
import { createGroup } from "../storage/iam/groups/create.js";
import { addMember } from "../storage/iam/groups/members.js";
import { createPolicy } from "../storage/iam/policies/create.js";
import { createUser } from "../storage/iam/users/create.js";
import { knownService } from "../storage/service-ref.js";
import { createService } from "../storage/services/create.js";
import type { StorageContext } from "../storage/storage-context.js";
import { configureWebsite } from "../storage/websites/configure.js";
import { believable, publicRead } from "./believable.js";

/** What a seed has made of object storage. */
export interface SeededStorage {
  readonly media: { readonly uuid: string; readonly name: string };
  readonly backups: { readonly uuid: string; readonly name: string };
  /** Of a user who may read and write photos. The secret can be shown only now. */
  readonly key: { readonly username: string; readonly accessKeyId: string; readonly secretAccessKey: string };
}

type Seeded = typeof believable.media | typeof believable.backups;

const addService = async (
  db: PrismaClient,
  accountId: string,
  { name, region, labels, buckets, users }: Seeded,
  context: StorageContext,
) => {
  const networks = [{ name: "public", type: "public", family: "IPv4", networkUuid: null }] as const;
  const settings = { configuredStatus: "started", terminationProtection: false, customDomains: [] } as const;
  const { uuid } = await createService(db, accountId, { name, region, labels, networks, ...settings }, context);
  const service = knownService(uuid);
  for (const bucket of buckets) await createBucket(db, service, bucket, context);
  for (const username of users) await createUser(db, service, username, context);
  return { uuid, name, service };
};

const acceptedPolicy = documentText("permissions", "A policy");

/**
 * Creates the services of a seed in an account: users, a group, a policy, keys, and a website that everybody may read.
 *
 * @param tx all of it comes to be, or nothing
 * @throws StorageError where the account has a service of one of the names, or no room for more
 */
export const seedStorage = async (
  tx: Prisma.TransactionClient,
  accountId: string,
  context: StorageContext,
): Promise<SeededStorage> => {
  // commands begin transactions of their own: within this one they become part of it
  const db = tx as PrismaClient;
  const { group, policy, publicBucket } = believable.media;
  const media = await addService(db, accountId, believable.media, context);
  const backups = await addService(db, accountId, believable.backups, context);

  const document = acceptedPolicy.parse(JSON.stringify(policy.document)) as AcceptedDocument<"permissions">;
  await createPolicy(db, media.service, { name: policy.name, description: policy.description, document }, context);
  await createGroup(db, media.service, group.name, context);
  for (const username of group.members)
    await addMember(db, media.service, { groupName: group.name, username }, context);
  await attachPolicy(db, media.service, { kind: "group", name: group.name }, policy.name, context);
  await attachPolicy(db, media.service, { kind: "user", name: "uploader" }, policy.name, context);
  await attachPolicy(db, backups.service, { kind: "user", name: "backup" }, "ECSS3FullAccess", context);
  const { accessKeyId, secret } = await createAccessKey(db, media.service, "uploader", context);

  await putBucketPolicy(db, media.service, { bucketName: publicBucket, document: publicRead(publicBucket) });
  await configureWebsite(
    db,
    media.service,
    {
      domainName: undefined,
      bucketName: publicBucket,
      bucketPrefix: "",
      indexDocument: "index.html",
      spaMode: false,
      enabled: true,
      errorPages: [{ document: "404.html", statuses: 404 }],
    },
    context,
  );
  const shown = ({ uuid, name }: typeof media) => ({ uuid, name });
  return {
    media: shown(media),
    backups: shown(backups),
    key: { username: "uploader", accessKeyId, secretAccessKey: secret },
  };
};
