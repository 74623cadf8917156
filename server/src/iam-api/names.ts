import { AccessKeyId, GroupName, PolicyName, RoleName, reservedNames, UserName } from "@concordat/contract/iam";
import type { QueryResource } from "@concordat/contract/query-api";
import * as z from "zod";
import type { OwnerKind, OwnerRef } from "../storage/iam/owner.js";

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

/** The name of a user to be. */
export const NewUserName = UserName.refine(notReserved(reservedNames.user), "must not be a reserved name");

const names = {
  user: NewUserName,
  group: GroupName,
  role: RoleName.refine(notReserved(reservedNames.role), "must not be a reserved name"),
} as const;

const identityArn = /^(?:arn:aws|urn:ecs):iam::([0-9a-f]{32}):(user|group|role)\/([\w+=,.@-]{1,128})$/;

/** The ARN of a user, group or role, as `user/ada`. @param namespace of the caller: identities of other services are not found */
const identityIn = (namespace: string) =>
  z
    .string()
    .regex(identityArn, "must be the ARN of a user, group or role")
    .transform((text) => {
      const [, owner, kind, name] = identityArn.exec(text) ?? [];
      // no identity has an empty name, so that none is found
      return owner === namespace ? `${kind}/${name}` : `${kind}/`;
    });

/** The user, group or role that `identityIn` names. */
export const identityOf = (path: string): OwnerRef => {
  const [kind = "user", name = ""] = path.split("/", 2);
  return { kind: kind as OwnerKind, name };
};

const userArn = /^(?:arn:aws|urn:ecs):iam::([0-9a-f]{32}|\d{12}):user\/([\w+=,.@-]{1,64})$/;

/** A user of any service. */
export const UserArn = z
  .string()
  .regex(userArn, "must be the ARN of a user")
  .transform((text) => {
    const [, namespace = "", name = ""] = userArn.exec(text) ?? [];
    return { namespace, name };
  });

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
    case "identity":
      return identityIn(namespace);
    case "access-key":
      return AccessKeyId;
    default:
      return names[on];
  }
};
