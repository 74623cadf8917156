import type { AccessControlList } from "../../storage/access-control/access-control-list.js";
import { type S3Answer, xmlAnswer } from "../answers/answer.js";
import { accountElementsFor } from "../answers/owner.js";
import type { S3Call } from "../call.js";
import { aclDocument } from "./acl-document.js";

/** The answer that tells an access control list. */
export const listAnswer = async (
  { context }: Pick<S3Call, "context">,
  list: AccessControlList,
  headers: Readonly<Record<string, string>> = {},
): Promise<S3Answer> => {
  const ids = list.grants.flatMap(({ grantee }) => ("id" in grantee ? [grantee.id] : []));
  return xmlAnswer(aclDocument(list, await accountElementsFor(context.prisma, [list.owner, ...ids])), headers);
};
