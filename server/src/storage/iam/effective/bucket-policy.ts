import { rowByKey } from "../../../database/row-by-key.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { CompiledPolicy } from "../evaluate/index.js";
import { bytesOfDocument, type CompileDocument } from "./compiled-documents.js";
import type { Sized } from "./sized.js";

/** The policy of a bucket, compiled. */
export interface EffectiveBucketPolicy {
  readonly policy: CompiledPolicy | undefined;
  /** The revision of the service at which it was read. */
  readonly revision: bigint;
}

const bucketById = rowByKey(
  "StorageBucket",
  { id: "bigint" },
  {
    select: {
      name: true,
      policy: { select: { document: true } },
      service: { select: { iamRevision: { select: { revision: true } } } },
    },
  },
);

/** Reads the policy of a bucket in one statement. @returns undefined for an unknown bucket */
export const readBucketPolicy = async (
  { db, compile }: { readonly db: PrismaClient; readonly compile: CompileDocument },
  bucketId: bigint,
): Promise<Sized<EffectiveBucketPolicy> | undefined> => {
  const row = await bucketById(db, { id: bucketId });
  if (row === null) return undefined;
  const { name, policy, service } = row;
  const value: EffectiveBucketPolicy = {
    policy: policy ? compile({ name, owner: `arn:aws:s3:::${name}` }, policy.document, "bucket") : undefined,
    revision: service?.iamRevision?.revision ?? 0n,
  };
  return { value, bytes: policy ? bytesOfDocument(policy.document) : 100 };
};
