import { S3Error } from "../s3-error.js";

/** What AWS answers to signatures of version 2, and here also to those of version 4A. */
export function unsupportedMechanism(): S3Error {
  return new S3Error(
    "InvalidRequest",
    "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
  );
}

/** What AWS answers to a request that is signed twice. */
export function severalMechanisms(value: string): S3Error {
  return new S3Error(
    "InvalidArgument",
    "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified",
    { extra: { ArgumentName: "Authorization", ArgumentValue: value } },
  );
}
