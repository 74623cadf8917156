import { putBucketPolicy } from "../../../storage/bucket-policies/put.js";
import { knownService } from "../../../storage/service-ref.js";
import { StorageError } from "../../../storage/storage-error.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { readBody } from "../../request/read-document.js";
import { S3Error } from "../../s3-error.js";
import { requireOwnAccount } from "./require-own-account.js";

const malformed = (message: string, cause: unknown): S3Error => new S3Error("MalformedPolicy", message, { cause });

const utf8 = new TextDecoder("utf-8", { fatal: true });

const decode = (body: Uint8Array): string => {
  try {
    return utf8.decode(body);
  } catch (error) {
    throw malformed("Policies must be valid JSON in UTF-8", error);
  }
};

/** PutBucketPolicy: all faults of a document are named. */
export const putBucketPolicyHandler = bucketHandler(async (call) => {
  requireOwnAccount(call);
  const { context, service, bucket } = call;
  const document = decode(await readBody(call));
  if (document.trim() === "") throw new S3Error("MissingRequestBodyError");
  try {
    await putBucketPolicy(context.prisma, knownService(service.uuid), { bucketName: bucket.name, document });
  } catch (error) {
    if (!(error instanceof StorageError) || error.code !== "Invalid") throw error;
    throw malformed(error.message, error);
  }
  return emptyAnswer(204);
});
