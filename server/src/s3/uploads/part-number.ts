import { s3Limits } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import type { S3Request } from "../../aws/s3-request.js";

/** The number of the part that a request writes. @throws S3Error `InvalidArgument` */
export const readPartNumber = ({ query }: Pick<S3Request, "query">): number => {
  const text = query.get("partNumber") ?? "";
  const { min, max } = s3Limits.partNumber;
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number >= min && number <= max) return number;
  const message = `Part number must be an integer between ${min} and ${max}, inclusive`;
  throw new S3Error("InvalidArgument", message, { extra: { ArgumentName: "partNumber", ArgumentValue: text } });
};
