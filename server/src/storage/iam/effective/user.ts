import { groupArn, namespaceOf, userArn } from "@concordat/contract/iam";
import { rowByKey } from "../../../database/row-by-key.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { Principal } from "../evaluate/index.js";
import type { Tag } from "../tags/tag.js";
import { idOfUnique, tagMap, uniqueId } from "../unique-id.js";
import type { CompileDocument } from "./compiled-documents.js";
import { bytesOfPolicies, type IdentityPolicies, identityPolicies, type PolicyOwner } from "./identity-policies.js";
import { type ManagedRow, type PolicyOwnerRow, revisionIn, userSelect } from "./policy-rows.js";
import type { Sized } from "./sized.js";

/** A user with everything that decides what the user may do. */
export interface EffectiveUser {
  readonly kind: "user";
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

/** What is read of a user. */
interface UserRow extends PolicyOwnerRow {
  readonly id: string;
  readonly username: string;
  readonly serviceUuid: string;
  readonly service: Parameters<typeof revisionIn>[0]["service"];
  readonly tags: readonly Tag[];
  readonly boundary: ManagedRow | null;
  readonly memberships: readonly { readonly group: PolicyOwnerRow & { readonly name: string } }[];
}

/** Compiles what was read of a user. */
export const effectiveUser = (compile: CompileDocument, row: UserRow): Sized<EffectiveUser> => {
  const { id, serviceUuid, username, boundary } = row;
  const owners: readonly PolicyOwner[] = [
    { arn: userArn(serviceUuid, username), row },
    ...row.memberships.map(({ group }) => ({ arn: groupArn(serviceUuid, group.name), row: group })),
  ];
  const [namespace, userId] = [namespaceOf(serviceUuid), uniqueId("user", id)];
  const value: EffectiveUser = {
    kind: "user",
    serviceUuid,
    namespace,
    userName: username,
    userId,
    principal: { kind: "user", namespace, name: username, id: userId, tags: tagMap(row.tags) },
    policies: identityPolicies(compile, owners, boundary),
    revision: revisionIn(row),
  };
  return { value, bytes: bytesOfPolicies(owners, boundary) };
};

const userByName = rowByKey("IamUser", { serviceUuid: "uuid", username: "text" }, { select: userSelect(0) });

const userById = rowByKey("IamUser", { id: "uuid", serviceUuid: "uuid" }, { select: userSelect(0) });

type ReadContext = { readonly db: PrismaClient; readonly compile: CompileDocument };
type UserKey = { readonly serviceUuid: string; readonly username: string };

/** Reads a user in one statement, and tells how much memory it takes. @returns undefined for an unknown user */
export const readSizedUser = async (
  { db, compile }: ReadContext,
  { serviceUuid, username }: UserKey,
): Promise<Sized<EffectiveUser> | undefined> => {
  const row = await userByName(db, { serviceUuid, username });
  return row === null ? undefined : effectiveUser(compile, row);
};

/** Reads a user by its unique id, whatever its name is by now. @returns undefined for an unknown user */
export const readUserById = async (
  { db, compile }: ReadContext,
  { serviceUuid, userId }: { readonly serviceUuid: string; readonly userId: string },
): Promise<EffectiveUser | undefined> => {
  const row = await userById(db, { serviceUuid, id: idOfUnique(userId) });
  return row === null ? undefined : effectiveUser(compile, row).value;
};

/** Reads a user in one statement. @returns undefined for an unknown user */
export const readUser = async (context: ReadContext, key: UserKey): Promise<EffectiveUser | undefined> =>
  (await readSizedUser(context, key))?.value;
