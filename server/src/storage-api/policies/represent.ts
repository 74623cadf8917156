import {
  formEncode,
  type PolicyDetailResponse,
  type PolicySummary,
  type PolicyVersionResponse,
} from "@concordat/contract/object-storage";
import type { IamPolicy, IamPolicyVersion, Prisma } from "../../generated/prisma/client.js";
import { arnOf } from "../attached-policies/represent.js";
import { wholeSeconds } from "../timestamps.js";

/** What is read of a policy to list it: boundaries do not count. */
export const policyInclude = { _count: { select: { attachments: true } } } as const satisfies Prisma.IamPolicyInclude;

type PolicyRow = Prisma.IamPolicyGetPayload<{ include: typeof policyInclude }>;

/** How versions are named on the wire. */
const versionId = (number: number): string => `v${number}`;

/** Members stand in alphabetical order, as the vendor sends them. */
export const representPolicy = (row: PolicyRow): PolicySummary => ({
  arn: arnOf(row.serviceUuid, row),
  attachment_count: row._count.attachments,
  created_at: wholeSeconds(row.createdAt),
  default_version_id: versionId(row.defaultVersion),
  description: row.description,
  name: row.name,
  system: row.system,
  updated_at: wholeSeconds(row.updatedAt),
});

/** A policy with the document that is in force. */
export const representPolicyDetail = (row: PolicyRow, document: string): PolicyDetailResponse => {
  const { arn, attachment_count, created_at, default_version_id, description, ...rest } = representPolicy(row);
  return {
    arn,
    attachment_count,
    created_at,
    default_version_id,
    description,
    document: formEncode(document),
    ...rest,
  };
};

/** One version; its time has two names, for clients of either. */
export const representVersion = (
  { defaultVersion }: Pick<IamPolicy, "defaultVersion">,
  { number, document, createdAt }: IamPolicyVersion,
): PolicyVersionResponse => ({
  create_date: wholeSeconds(createdAt),
  created_at: wholeSeconds(createdAt),
  document: formEncode(document),
  is_default: number === defaultVersion,
  version_id: versionId(number),
});
