import { type BucketDocument, isPublicPolicy, namespaceOf } from "@concordat/contract/iam";
import { rowByKey } from "../../../database/row-by-key.js";
import { Prisma, type PrismaClient } from "../../../generated/prisma/client.js";
import { type BucketAccess, bucketAccess, bucketListKind, ownershipKind } from "../../access-control/bucket-access.js";
import { publicAccessBlockKind } from "../../bucket-policies/public-access-block.js";
import type { CompiledPolicy } from "../evaluate/index.js";
import { bytesOfDocument, type CompileDocument } from "./compiled-documents.js";
import type { Sized } from "./sized.js";

/** The policy of a bucket, compiled. */
export interface EffectiveBucketPolicy {
  readonly policy: CompiledPolicy | undefined;
  /** The policy is public, and the bucket restricts such policies to its own account. */
  readonly isRestricted: boolean;
  /** What decides beside the policy. */
  readonly access: BucketAccess;
  /** The revision of the service at which it was read. */
  readonly revision: bigint;
}

const kinds = [publicAccessBlockKind, ownershipKind, bucketListKind].map((kind) => `'${kind}'`);

/** Part of the text of the statement: rows by a key depend on no other values. */
const ofAccess = Prisma.raw(`ANY(ARRAY[${kinds.join(", ")}])`) as unknown as string;

const bucketById = rowByKey(
  "StorageBucket",
  { id: "bigint" },
  {
    select: {
      name: true,
      serviceUuid: true,
      policy: { select: { document: true } },
      configurations: { where: { kind: ofAccess }, select: { kind: true, document: true } },
      service: { select: { iamRevision: { select: { revision: true } } } },
    },
  },
);

/** Only documents without faults are stored. */
const isRestricted = (policy: string, { block }: BucketAccess): boolean =>
  block.restrictPublicBuckets && isPublicPolicy(JSON.parse(policy) as BucketDocument);

/** Reads the policy of a bucket in one statement. @returns undefined for an unknown bucket */
export const readBucketPolicy = async (
  { db, compile }: { readonly db: PrismaClient; readonly compile: CompileDocument },
  bucketId: bigint,
): Promise<Sized<EffectiveBucketPolicy> | undefined> => {
  const row = await bucketById(db, { id: bucketId });
  if (row === null) return undefined;
  const { name, policy, service, serviceUuid, configurations } = row;
  const access = bucketAccess(serviceUuid === null ? "" : namespaceOf(serviceUuid), configurations);
  const value: EffectiveBucketPolicy = {
    policy: policy ? compile({ name, owner: `arn:aws:s3:::${name}` }, policy.document, "bucket") : undefined,
    isRestricted: policy !== null && isRestricted(policy.document, access),
    access,
    revision: service?.iamRevision?.revision ?? 0n,
  };
  const bytes = configurations.reduce((sum, { document }) => sum + 4 * document.length, 1_000);
  return { value, bytes: bytes + (policy ? bytesOfDocument(policy.document) : 0) };
};
