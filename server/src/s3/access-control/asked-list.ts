import type { AclTarget } from "@concordat/contract/s3";
import { S3Error } from "../../aws/s3-error.js";
import type { AskedList } from "../../storage/access-control/new-list.js";
import type { BucketCall } from "../call.js";
import { readBody } from "../request/read-document.js";
import { readAclDocument } from "./acl-document.js";
import { readAclHeaders } from "./read-acl-headers.js";
import { requireAccounts } from "./require-accounts.js";

const missing = (): S3Error =>
  new S3Error("MissingSecurityHeader", undefined, { extra: { MissingHeaderName: "x-amz-acl" } });

/**
 * Reads the list of PutBucketAcl or PutObjectAcl, from the headers or the body.
 *
 * @param owner the canonical id of the owner, which a body must repeat
 * @throws S3Error `UnexpectedContent` for both, `MissingSecurityHeader` for neither, `AccessDenied` for another owner, and for lists
 * that are none
 */
export const readAskedList = async (call: BucketCall, target: AclTarget, owner: string): Promise<AskedList> => {
  const inHeaders = readAclHeaders(call.request, target);
  const body = await readBody(call);
  if (inHeaders && body.length > 0) throw new S3Error("UnexpectedContent");
  if (!inHeaders && body.length === 0) throw missing();
  const asked = inHeaders ?? asGrants(readAclDocument(body), owner);
  await requireAccounts(call, asked);
  return asked;
};

const asGrants = (list: ReturnType<typeof readAclDocument>, owner: string): AskedList => {
  if (list.owner !== owner) throw new S3Error("AccessDenied");
  return { kind: "grants", grants: list.grants };
};
