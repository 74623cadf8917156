import { groupArn, namespaceOf } from "@concordat/contract/iam";
import { rowByKey } from "../../../database/row-by-key.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { type IdentityPolicies, identityPolicies } from "../effective/identity-policies.js";
import { groupSelect } from "../effective/policy-rows.js";
import { readRole } from "../effective/role.js";
import { readUser } from "../effective/user.js";
import { type CompiledPolicy, compilePolicy, type Principal } from "../evaluate/index.js";
import { noSuchOwner, type OwnerRef } from "../owner.js";

/** An identity with everything that decides what it may do. */
export interface SimulatedIdentity {
  /** Undefined for a group: nobody calls as one. */
  readonly principal: Principal | undefined;
  readonly policies: IdentityPolicies;
  /** The text of each policy. */
  readonly texts: ReadonlyMap<CompiledPolicy, string>;
}

const groupByName = rowByKey("IamGroup", { serviceUuid: "uuid", name: "text" }, { select: groupSelect });

/** How the session of a role is called that nobody has taken on. */
const sessionName = "simulation";

/** Reads a user, group or role with the policies that apply to it. @throws StorageError `NotFound` */
export const readIdentity = async (
  db: PrismaClient,
  serviceUuid: string,
  identity: OwnerRef,
): Promise<SimulatedIdentity> => {
  const texts = new Map<CompiledPolicy, string>();
  const compile: typeof compilePolicy = (id, text, kind) => {
    const policy = compilePolicy(id, text, kind);
    if (kind === "permissions") texts.set(policy, text);
    return policy;
  };
  const { kind, name } = identity;
  if (kind === "user") {
    const user = await readUser({ db, compile }, { serviceUuid, username: name });
    if (user) return { principal: user.principal, policies: user.policies, texts };
  } else if (kind === "role") {
    const role = (await readRole({ db, compile }, { serviceUuid, name }))?.value;
    if (role) {
      const { roleId, tags, policies } = role;
      const namespace = namespaceOf(serviceUuid);
      const principal = { kind: "session", namespace, role: name, roleId, name: sessionName, tags } as const;
      return { principal, policies, texts };
    }
  } else {
    const row = await groupByName(db, { serviceUuid, name });
    if (row) {
      const owner = { arn: groupArn(serviceUuid, name), row };
      return { principal: undefined, policies: identityPolicies(compile, [owner], null), texts };
    }
  }
  throw noSuchOwner(identity);
};
