import { wellKnownIds } from "@concordat/contract/s3";
import { findAccountNames } from "../../storage/access-control/account-names.js";
import type { AskedList } from "../../storage/access-control/new-list.js";
import type { S3Call } from "../call.js";
import { invalidId } from "./read-acl-headers.js";

const ofAws: ReadonlySet<string> = new Set(Object.values(wellKnownIds));

/**
 * Refuses grants to accounts that do not exist. What is granted to the bucket's own account alone is looked up nowhere.
 *
 * @throws S3Error `InvalidArgument`
 */
export const requireAccounts = async (
  { context, service }: Pick<S3Call, "context" | "service">,
  asked: AskedList | undefined,
): Promise<void> => {
  if (asked?.kind !== "grants") return;
  const ids = asked.grants.flatMap(({ grantee }) => ("id" in grantee ? [grantee.id] : []));
  const unsure = ids.filter((id) => id !== service.namespace && !ofAws.has(id));
  if (unsure.length === 0) return;
  const names = await findAccountNames(context.prisma, unsure);
  const unknown = unsure.find((id) => !names.has(id));
  if (unknown !== undefined) throw invalidId(unknown);
};
