import { S3Error } from "../../aws/s3-error.js";
import { headerOf, type S3Request } from "../../aws/s3-request.js";

/** Headers by which a caller makes sure that buckets belong to whom it thinks; all buckets of a request belong to one service. */
const headers = ["x-amz-expected-bucket-owner", "x-amz-source-expected-bucket-owner"];

/** Refuses a request that expects another owner. @param namespace of the service @throws S3Error `AccessDenied` */
export const checkExpectedOwner = (request: S3Request, namespace: string): void => {
  const expected = headers.map((name) => headerOf(request, name));
  const isAnother = expected.some((owner) => owner !== undefined && owner !== namespace);
  if (isAnother) throw new S3Error("AccessDenied", "The bucket does not belong to the owner that the request expects.");
};
