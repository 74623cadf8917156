import type { Prisma, PrismaClient } from "../generated/prisma/client.js";
import { createBucket } from "./buckets/create.js";
import { createAccessKey } from "./iam/access-keys/create.js";
import { attachPolicy } from "./iam/attachments/attach.js";
import { createUser } from "./iam/users/create.js";
import { knownService } from "./service-ref.js";
import { createService } from "./services/create.js";
import type { StorageContext } from "./storage-context.js";

/** The service that a new server begins with, and how objects are stored in it. */
export interface FirstService {
  readonly uuid: string;
  readonly name: string;
  readonly region: string;
  readonly bucket: string;
  /** A user who may do everything with objects, buckets, and other users. */
  readonly username: string;
  readonly accessKeyId: string;
  /** Shown only by who creates it. */
  readonly secretAccessKey: string;
}

const names = { name: "my-service", region: "europe-1", bucket: "my-bucket", username: "my-user" };

/**
 * Creates a service with one bucket, and a user with full access and one key, so that the first object can be stored without
 * a call of the control plane.
 *
 * @param tx the transaction that creates the account
 */
export const createFirstService = async (
  tx: Prisma.TransactionClient,
  accountId: string,
  context: StorageContext,
): Promise<FirstService> => {
  // commands begin transactions of their own: within this one they become part of it
  const db = tx as PrismaClient;
  const { uuid } = await createService(
    db,
    accountId,
    {
      name: names.name,
      region: names.region,
      configuredStatus: "started",
      terminationProtection: false,
      networks: [{ name: "public", type: "public", family: "IPv4", networkUuid: null }],
      labels: [],
      customDomains: [],
    },
    context,
  );
  const service = knownService(uuid);
  await createBucket(db, service, names.bucket, context);
  await createUser(db, service, names.username, context);
  for (const policy of ["ECSS3FullAccess", "IAMFullAccess"])
    await attachPolicy(db, service, { kind: "user", name: names.username }, policy, context);
  const { accessKeyId, secret } = await createAccessKey(db, service, names.username, context);
  return { uuid, ...names, accessKeyId, secretAccessKey: secret };
};
