import { wellKnownIds } from "@concordat/contract/s3";
import type { AccessControlList } from "../../storage/access-control/access-control-list.js";
import { listOfNewObject } from "../../storage/access-control/new-list.js";
import type { BucketCall } from "../call.js";
import { accessOf } from "./access-of.js";
import { explainingRefusals } from "./explain-refusal.js";
import { readAclHeaders } from "./read-acl-headers.js";
import { requireAccounts } from "./require-accounts.js";

/**
 * The access control list of an object that a request writes, with its owner. What the bucket's own account writes without a list
 * costs nothing.
 *
 * @returns null where the bucket's owner owns it and nobody else is granted anything
 * @throws S3Error for headers that are no list, and for lists that the bucket does not take
 */
export const newObjectList = async (call: BucketCall): Promise<AccessControlList | null> => {
  const { request, caller, service } = call;
  const asked = readAclHeaders(request, "object");
  const writer = caller?.namespace ?? wellKnownIds.anonymous;
  if (!asked && writer === service.namespace) return null;
  await requireAccounts(call, asked);
  return explainingRefusals(call, () => listOfNewObject(accessOf(call), writer, asked));
};
