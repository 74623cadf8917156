import type { CompiledPolicy } from "../evaluate/index.js";
import { bytesOfDocument, type CompileDocument } from "./compiled-documents.js";
import type { ManagedRow, PolicyOwnerRow } from "./policy-rows.js";

/** The policies of an identity, compiled. */
export interface IdentityPolicies {
  readonly identity: readonly CompiledPolicy[];
  readonly boundary: CompiledPolicy | undefined;
}

/** An owner of policies, with its ARN. */
export interface PolicyOwner {
  readonly arn: string;
  readonly row: PolicyOwnerRow;
}

const managed = (compile: CompileDocument, { name, defaultVersion, versions }: ManagedRow): CompiledPolicy =>
  // the default version cannot be deleted; if it were missing nevertheless, the empty text allows nothing
  compile({ name, version: `v${defaultVersion}` }, versions[0]?.document ?? "", "permissions");

/**
 * Compiles the policies of an identity: those of each owner, which are the identity itself and the groups of a user.
 *
 * @param boundary the policy that bounds the identity, or null
 */
export const identityPolicies = (
  compile: CompileDocument,
  owners: readonly PolicyOwner[],
  boundary: ManagedRow | null,
): IdentityPolicies => ({
  identity: owners.flatMap(({ arn, row }) => [
    ...row.attachments.map(({ policy }) => managed(compile, policy)),
    ...row.inlinePolicies.map(({ name, document }) => compile({ name, owner: arn }, document, "permissions")),
  ]),
  boundary: boundary === null ? undefined : managed(compile, boundary),
});

const documentsIn = ({ attachments, inlinePolicies }: PolicyOwnerRow): readonly string[] => [
  ...attachments.flatMap(({ policy }) => policy.versions.map(({ document }) => document)),
  ...inlinePolicies.map(({ document }) => document),
];

const bytesOfIdentity = 2_000;

/** About how many bytes of memory an identity takes with its policies, however many others share them. */
export const bytesOfPolicies = (owners: readonly PolicyOwner[], boundary: ManagedRow | null): number =>
  [
    ...owners.flatMap(({ row }) => documentsIn(row)),
    ...(boundary?.versions ?? []).map(({ document }) => document),
  ].reduce((sum, text) => sum + bytesOfDocument(text), bytesOfIdentity);
