import type { S3ErrorCode } from "@concordat/contract/s3";
import { S3Error } from "../../../aws/s3-error.js";
import { headerOf } from "../../../aws/s3-request.js";
import { textOf } from "../../../aws/xml/read-xml.js";
import { createBucket } from "../../../storage/buckets/create.js";
import { knownService } from "../../../storage/service-ref.js";
import { StorageError, type StorageErrorCode } from "../../../storage/storage-error.js";
import { explainingRefusals } from "../../access-control/explain-refusal.js";
import { readNewBucketAccess } from "../../access-control/new-bucket-access.js";
import { emptyAnswer } from "../../answers/answer.js";
import { serviceHandler } from "../../call.js";
import { refuseBucketHeaders } from "../../headers/refused-headers.js";
import { readOptionalDocument } from "../../request/read-document.js";

/** A name that is taken, by a bucket that is there or by one that is being cleaned up; and one bucket too many. */
const refusals: { readonly [Code in StorageErrorCode]?: S3ErrorCode } = {
  AlreadyExists: "BucketAlreadyOwnedByYou",
  InUse: "EmptyBucketInProgress",
  LimitExceeded: "TooManyBuckets",
};

const whyRefused = (bucket: string, error: unknown): S3Error | undefined => {
  const code = error instanceof StorageError ? refusals[error.code] : undefined;
  return code && new S3Error(code, undefined, { extra: { BucketName: bucket }, cause: error });
};

/** CreateBucket. Every region that a caller names is that of the service. */
export const createBucketHandler = serviceHandler(async (call) => {
  const { context, request, service, resource } = call;
  refuseBucketHeaders(request.headers);
  const configuration = await readOptionalDocument(call, "CreateBucketConfiguration");
  if (configuration) textOf(configuration, "LocationConstraint");
  const access = await readNewBucketAccess(call);
  const settings = {
    clock: context.clock,
    quotas: context.configuration.quotas,
    objectLock: headerOf(request, "x-amz-bucket-object-lock-enabled")?.toLowerCase() === "true",
    access,
  };
  try {
    await explainingRefusals(call, () =>
      createBucket(context.prisma, knownService(service.uuid), resource.bucket, settings),
    );
  } catch (error) {
    throw whyRefused(resource.bucket, error) ?? error;
  }
  return emptyAnswer(200, { Location: `/${resource.bucket}` });
});
