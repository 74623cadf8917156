import type { QueryErrorCode } from "@concordat/contract/query-api";
import { AnswerTooLargeError, BudgetSpentError } from "../answer-budget/answer-budget.js";
import { S3Error } from "../aws/s3-error.js";
import { isDatabaseAway } from "../database/database-away.js";
import { StorageError, type StorageErrorCode } from "../storage/storage-error.js";
import { QueryError } from "./query-error.js";

/** What the domain refuses, in the codes of IAM. */
const codes: Readonly<Record<StorageErrorCode, QueryErrorCode>> = {
  NotFound: "NoSuchEntity",
  UnknownReference: "NoSuchEntity",
  AlreadyExists: "EntityAlreadyExists",
  Invalid: "InvalidInput",
  LimitExceeded: "LimitExceeded",
  InUse: "DeleteConflict",
  Unmodifiable: "UnmodifiableEntity",
  WebsiteExists: "EntityAlreadyExists",
  ServiceDeleting: "ServiceUnavailable",
  ServiceProtected: "UnmodifiableEntity",
  BucketLocked: "DeleteConflict",
  ServiceNotEmpty: "DeleteConflict",
};

/** What is wrong with a signature, in the codes of IAM and STS. */
const signatureCodes: Readonly<Record<string, QueryErrorCode>> = {
  InvalidAccessKeyId: "InvalidClientTokenId",
  InvalidToken: "InvalidClientTokenId",
  ExpiredToken: "ExpiredToken",
  SignatureDoesNotMatch: "SignatureDoesNotMatch",
  RequestTimeTooSkewed: "SignatureDoesNotMatch",
  ServiceUnavailable: "ServiceUnavailable",
};

const ofSignature = (error: S3Error): QueryError => {
  const { code, message } = error;
  if (code === "InvalidAccessKeyId")
    return new QueryError("InvalidClientTokenId", "The security token included in the request is invalid.");
  if (code === "SignatureDoesNotMatch") {
    const sentence =
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";
    return new QueryError("SignatureDoesNotMatch", sentence);
  }
  return new QueryError(signatureCodes[code] ?? "IncompleteSignature", message, { cause: error });
};

/** The answer to whatever was thrown: what no caller could have caused is an internal failure, without details. */
export const explainQueryError = (thrown: unknown): QueryError => {
  if (thrown instanceof QueryError) return thrown;
  if (thrown instanceof StorageError) return new QueryError(codes[thrown.code], thrown.message, { cause: thrown });
  if (thrown instanceof BudgetSpentError) return new QueryError("Throttling", "Rate exceeded", { cause: thrown });
  if (thrown instanceof AnswerTooLargeError)
    return new QueryError("ServiceUnavailable", thrown.message, { cause: thrown });
  if (thrown instanceof S3Error && thrown.status < 500) return ofSignature(thrown);
  const isAway = isDatabaseAway(thrown) || (thrown instanceof S3Error && thrown.status === 503);
  return isAway
    ? new QueryError("ServiceUnavailable", "The request has failed due to a temporary failure of the server.", {
        cause: thrown,
      })
    : new QueryError("InternalFailure", "The request processing has failed because of an unknown error.", {
        cause: thrown,
      });
};
