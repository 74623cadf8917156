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

const roleArn = /^(?:arn:aws|urn:ecs):iam::([0-9a-f]{32}):role\/([\w+=,.@-]{1,64})$/;

/** A role of any service. */
export const RoleArn = z
  .string()
  .regex(roleArn, "must be the ARN of a role")
  .transform((text) => {
    const [, namespace = "", name = ""] = roleArn.exec(text) ?? [];
    return { namespace, name };
  });

/** The service that a namespace belongs to: the inverse of `namespaceOf`. */
export const serviceUuidOf = (namespace: string): string =>
  namespace.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

/** AWS: how somebody for whom a user vouches is called. */
const FederatedName = z
  .string()
  .regex(/^[\w+=,.@-]{2,32}$/, "must satisfy regular expression pattern: [\\w+=,.@-]{2,32}");

/** The name in the parameter that an operation is authorized by. */
export const nameSchema = (
  on: Exclude<QueryResource, "account">,
  parameter: string,
  namespace: string,
): z.ZodType<string, string> => {
  switch (on) {
    case "policy":
      return parameter === "PolicyName" ? PolicyName : policyNamed(namespace);
    case "federated-user":
      return FederatedName;
    case "trusting-role":
      return z.string();
    default:
      return names[on];
  }
};
