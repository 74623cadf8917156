import { objectOwnerships } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import { headerOf } from "../../aws/s3-request.js";
import type { NewBucketAccess } from "../../storage/access-control/new-bucket-access.js";
import type { S3Call } from "../call.js";
import { readAclHeaders } from "./read-acl-headers.js";
import { requireAccounts } from "./require-accounts.js";

const header = "x-amz-object-ownership";

const readOwnership = ({ request }: S3Call): NewBucketAccess["ownership"] => {
  const text = headerOf(request, header);
  const ownership = objectOwnerships.find((one) => one === text);
  if (text === undefined || ownership) return ownership;
  const extra = { ArgumentName: header, ArgumentValue: text };
  throw new S3Error("InvalidArgument", "Invalid x-amz-object-ownership header", { extra });
};

/** What the headers of CreateBucket say of the access to the bucket. @throws S3Error for values that are none */
export const readNewBucketAccess = async (call: S3Call): Promise<NewBucketAccess> => {
  const ownership = readOwnership(call);
  const list = readAclHeaders(call.request, "bucket");
  await requireAccounts(call, list);
  return { ownership, list };
};
