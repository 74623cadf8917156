import { roleArn } from "@concordat/contract/iam";
import { rowByKey } from "../../../database/row-by-key.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import type { CompiledPolicy, Tags } from "../evaluate/index.js";
import { tagMap, uniqueId } from "../unique-id.js";
import { bytesOfDocument, type CompileDocument } from "./compiled-documents.js";
import { bytesOfPolicies, type IdentityPolicies, identityPolicies, type PolicyOwner } from "./identity-policies.js";
import { revisionIn, roleSelect } from "./policy-rows.js";
import type { Sized } from "./sized.js";

/** A role with everything that decides who may assume it and what its sessions may do. */
export interface EffectiveRole {
  readonly serviceUuid: string;
  readonly name: string;
  readonly roleId: string;
  readonly arn: string;
  readonly trust: CompiledPolicy;
  /** The longest duration of a session, in seconds. */
  readonly maxSessionDuration: number;
  readonly tags: Tags;
  readonly policies: IdentityPolicies;
  /** The revision of the service at which all of this was read. */
  readonly revision: bigint;
}

const roleByName = rowByKey("IamRole", { serviceUuid: "uuid", name: "text" }, { select: roleSelect });

/** Reads a role in one statement: trust document, policies, boundary and tags. @returns undefined for an unknown role */
export const readRole = async (
  { db, compile }: { readonly db: PrismaClient; readonly compile: CompileDocument },
  { serviceUuid, name }: { readonly serviceUuid: string; readonly name: string },
): Promise<Sized<EffectiveRole> | undefined> => {
  const row = await roleByName(db, { serviceUuid, name });
  if (row === null) return undefined;
  const arn = roleArn(serviceUuid, name);
  const owners: readonly PolicyOwner[] = [{ arn, row }];
  const value: EffectiveRole = {
    serviceUuid,
    name,
    roleId: uniqueId("role", row.id),
    arn,
    trust: compile({ name, owner: arn }, row.trustDocument, "trust"),
    maxSessionDuration: row.maxSessionDuration,
    tags: tagMap(row.tags),
    policies: identityPolicies(compile, owners, row.boundary),
    revision: revisionIn(row),
  };
  return { value, bytes: bytesOfPolicies(owners, row.boundary) + bytesOfDocument(row.trustDocument) };
};
