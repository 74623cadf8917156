import { GroupName, PolicyName, RoleName, reservedNames, UserName } from "@concordat/contract/iam";
import type { QueryResource } from "@concordat/contract/query-api";
import * as z from "zod";

/** The ARN of a managed policy: a service's own, or one of the system, in AWS's spelling or the vendor's. */
const policyArn = /^(?:arn:aws|urn:ecs):iam::([0-9a-f]{32}|aws|):policy\/([\w+=,.@-]{1,128})$/;

const notReserved = (reserved: string) => (name: string) => name !== reserved;

/**
 * The name of a policy that an ARN names.
 *
 * @param namespace of the caller: policies of other services are not found
 */
export const policyNamed = (namespace: string) =>
  z
    .string()
    .regex(policyArn, "must be the ARN of a policy")
    .transform((text) => {
      const [, owner = "", name = ""] = policyArn.exec(text) ?? [];
      // no policy has an empty name, so that none is found
      return owner === namespace || owner === "" || owner === "aws" ? name : "";
    });

const names = {
  user: UserName.refine(notReserved(reservedNames.user), "must not be a reserved name"),
  group: GroupName,
  role: RoleName.refine(notReserved(reservedNames.role), "must not be a reserved name"),
} as const;

/** The name in the parameter that an operation is authorized by. */
export const nameSchema = (
  on: Exclude<QueryResource, "account">,
  parameter: string,
  namespace: string,
): z.ZodType<string, string> => {
  if (on !== "policy") return names[on];
  return parameter === "PolicyName" ? PolicyName : policyNamed(namespace);
};
