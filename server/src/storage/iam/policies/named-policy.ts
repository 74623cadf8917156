import { policyArn, systemPolicyArn } from "@concordat/contract/iam";
import type { Prisma } from "../../../generated/prisma/client.js";

/** A managed policy as what it is attached to, or bounds, names it. */
export interface NamedPolicy {
  readonly arn: string;
  readonly name: string;
}

/** What is read of a policy to name it. */
export const namedPolicySelect = { name: true, system: true } as const satisfies Prisma.IamPolicySelect;

type NameRow = Prisma.IamPolicyGetPayload<{ select: typeof namedPolicySelect }>;

/** The ARN of a managed policy; those of the system have no namespace in it. */
export const arnOfPolicy = (serviceUuid: string, { name, system }: NameRow): string =>
  system ? systemPolicyArn(name) : policyArn(serviceUuid, name);

export const namedPolicy = (serviceUuid: string, row: NameRow): NamedPolicy => ({
  arn: arnOfPolicy(serviceUuid, row),
  name: row.name,
});
