import { S3Error } from "../../../aws/s3-error.js";
import { PublicPolicyBlocked } from "../../../storage/bucket-policies/public-access-block.js";
import { putBucketPolicy } from "../../../storage/bucket-policies/put.js";
import { arnOfPrincipal } from "../../../storage/iam/evaluate/index.js";
import { knownService } from "../../../storage/service-ref.js";
import { StorageError } from "../../../storage/storage-error.js";
import { emptyAnswer } from "../../answers/answer.js";
import { type BucketCall, bucketHandler } from "../../call.js";
import { readBody } from "../../request/read-document.js";
import { requireOwnAccount } from "./require-own-account.js";

const malformed = (message: string, cause: unknown): S3Error => new S3Error("MalformedPolicy", message, { cause });

/** AWS's sentence. */
const blocked = ({ caller, bucket }: BucketCall, cause: unknown): S3Error => {
  const who = caller && arnOfPrincipal(caller.principal);
  const sentence = `User: ${who} is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::${bucket.name}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`;
  return new S3Error("AccessDenied", sentence, { cause });
};

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
    if (error instanceof PublicPolicyBlocked) throw blocked(call, error);
    if (!(error instanceof StorageError) || error.code !== "Invalid") throw error;
    throw malformed(error.message, error);
  }
  return emptyAnswer(204);
});
