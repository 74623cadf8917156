import { groupArn, namespaceOf, userArn } from "@concordat/contract/iam";
import { rowByKey } from "../../../database/row-by-key.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { Vault } from "../../../vault/vault.js";
import { accessKeyPurpose } from "../access-keys/access-key.js";
import type { Principal } from "../evaluate/index.js";
import type { CompileDocument } from "./compiled-documents.js";
import { bytesOfPolicies, type IdentityPolicies, identityPolicies, type PolicyOwner } from "./identity-policies.js";
import { revisionIn, userSelect } from "./policy-rows.js";
import { tagMap, uniqueId } from "./unique-id.js";

/** The user who owns an access key, with everything that decides what requests signed with it may do. */
export interface Caller {
  readonly kind: "user";
  readonly accessKeyId: string;
  /** The key with which requests are signed. */
  readonly secret: string;
  /** Whether the access key is switched on. */
  readonly active: boolean;
  readonly serviceUuid: string;
  /** The account of the user. */
  readonly namespace: string;
  readonly userName: string;
  readonly userId: string;
  readonly principal: Principal;
  readonly policies: IdentityPolicies;
  /** The revision of the service at which all of this was read. */
  readonly revision: bigint;
}

const keyById = rowByKey(
  "IamAccessKey",
  { accessKeyId: "text" },
  { select: { secretSealed: true, active: true, user: { select: userSelect(1) } } },
);

/** A value with the bytes of memory that it takes. */
export interface Sized<Value> {
  readonly value: Value;
  readonly bytes: number;
}

/**
 * Reads the user of an access key in one statement: key, user, groups, policies, boundary and tags.
 *
 * @returns undefined for an unknown key
 * @throws MasterKeyError if the secret was sealed under another master key
 */
export const readCaller = async (
  { db, vault, compile }: { readonly db: PrismaClient; readonly vault: Vault; readonly compile: CompileDocument },
  accessKeyId: string,
): Promise<Sized<Caller> | undefined> => {
  const row = await keyById(db, { accessKeyId });
  if (row === null) return undefined;
  const { secretSealed, active, user } = row;
  const { id, serviceUuid, username, boundary } = user;
  const owners: readonly PolicyOwner[] = [
    { arn: userArn(serviceUuid, username), row: user },
    ...user.memberships.map(({ group }) => ({ arn: groupArn(serviceUuid, group.name), row: group })),
  ];
  const [namespace, userId] = [namespaceOf(serviceUuid), uniqueId("user", id)];
  const value: Caller = {
    kind: "user",
    accessKeyId,
    secret: vault.open(secretSealed, accessKeyPurpose(accessKeyId)),
    active,
    serviceUuid,
    namespace,
    userName: username,
    userId,
    principal: { kind: "user", namespace, name: username, id: userId, tags: tagMap(user.tags) },
    policies: identityPolicies(compile, owners, boundary),
    revision: revisionIn(user),
  };
  return { value, bytes: bytesOfPolicies(owners, boundary) };
};
