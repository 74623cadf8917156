import { type S3Operation, type S3OperationName, s3Operation } from "@concordat/contract/s3";
import { S3Error } from "../aws/s3-error.js";
import { headerOf, type S3Request } from "../aws/s3-request.js";
import type { Anonymous, SignatureClaim } from "../aws/signature/signature-claim.js";
import type { BucketState } from "../object-store/objects/find.js";
import type { StoredObject, Tag } from "../object-store/objects/stored-object.js";
import type { BucketAccess } from "../storage/access-control/bucket-access.js";
import { findGrant, type ObjectOfRequest } from "../storage/access-control/find-grant.js";
import type { Caller } from "../storage/iam/effective/index.js";
import {
  anonymousCaller,
  authorizeObject,
  authorizeS3,
  mayList,
  mayReadTags,
  type RequestedLock,
  type S3AccessFacts,
  type S3Decision,
  type S3ResourceOwner,
} from "./authorize/index.js";
import type { ObjectContext } from "./context.js";
import type { FoundCopySource } from "./copy-source.js";
import type { S3ResourceName } from "./resource-name.js";

/** What a caller may do beside the operation itself. */
export interface Authority {
  /** Whether an object of the body may be treated as the operation does. */
  ofObject(key: string, versionId?: string): S3Decision;
  /** The error for an object that is not there: its absence is told to those who may list the bucket. */
  absent(key: string): S3Error;
  /** The same for the source of a copy. */
  absentSource(): S3Error;
  /** Whether the tags of the object may be told. */
  readsTags(): boolean;
  /** Whether the caller may do something else to the object, too. */
  mayAlso(operation: S3OperationName): boolean;
  /** What decides about the bucket beside its policy. */
  readonly access: BucketAccess | undefined;
}

/** A request that is to be authorized. */
export interface AuthorizedRequest {
  readonly request: S3Request;
  readonly claim: Anonymous | SignatureClaim;
  readonly operation: S3Operation;
  readonly resource: S3ResourceName;
  readonly service: { readonly uuid: string; readonly namespace: string };
  readonly caller: Caller | undefined;
  /** Undefined where there is none. */
  readonly bucket: BucketState | undefined;
  readonly source: FoundCopySource | undefined;
  /** The object that the request is about, where it was looked up and is there. */
  readonly object: StoredObject | undefined;
  /** Whether an object was looked up: without it, none is there. */
  readonly isObjectKnown: boolean;
  /** The tags that the body puts on the object, if it is such a body. */
  readonly requestTags: readonly Tag[] | undefined;
  /** The lock that the body asks for, if it is such a body. */
  readonly requestedLock?: RequestedLock | undefined;
  /** The current revision of the service. */
  readonly revision: bigint;
  readonly at: Date;
}

const denied = (sentence: string | undefined): S3Error => new S3Error("AccessDenied", sentence);

/** The owner of a bucket, with what decides there beside the policy. */
interface BucketOwner extends S3ResourceOwner {
  readonly access: BucketAccess | undefined;
}

const ownerOf = async (
  { policies }: Pick<ObjectContext, "policies">,
  { service, revision, caller }: AuthorizedRequest,
  bucket: BucketState | undefined,
  object: ObjectOfRequest,
): Promise<BucketOwner> => {
  const { namespace } = service;
  const { principal } = caller ?? anonymousCaller;
  const isForeign = principal.kind === "anonymous" || principal.namespace !== namespace;
  const found = bucket && (await policies.bucket({ id: bucket.id, serviceUuid: service.uuid, isForeign }, revision));
  const { policy, access } = found ?? {};
  const acl = access && isForeign ? (action: string) => findGrant(action, principal, access, object) : undefined;
  return { namespace, policy, acl, access };
};

const objectOf = ({ object, isObjectKnown }: AuthorizedRequest): ObjectOfRequest => {
  if (!isObjectKnown) return { state: "new" };
  return object ? { state: "there", list: object.acl } : { state: "absent" };
};

const sourceOf = ({ object }: FoundCopySource): ObjectOfRequest =>
  object ? { state: "there", list: object.acl } : { state: "absent" };

const tagsOf = (tags: readonly Tag[] | null | undefined): ReadonlyMap<string, string> | undefined =>
  tags ? new Map(tags.map(({ key, value }) => [key, value])) : undefined;

const factsOf = (asked: AuthorizedRequest, sourceOwner: S3ResourceOwner | undefined): S3AccessFacts => {
  const { request, claim, resource, source, object, requestTags, requestedLock, at, caller } = asked;
  return {
    bucketName: resource.bucket,
    key: resource.key,
    query: request.query,
    header: (name) => headerOf(request, name),
    sourceIp: request.sourceIp,
    secure: request.secure,
    now: at,
    signature: claim.kind === "anonymous" ? undefined : claim,
    tokenIssuedAt: caller?.kind === "session" ? new Date(caller.session.issuedAt * 1000) : undefined,
    existingTags: tagsOf(object?.tags),
    requestTags: tagsOf(requestTags),
    requestedLock,
    source:
      source && sourceOwner
        ? {
            ...sourceOwner,
            bucketName: source.bucket.name,
            key: source.key,
            versionId: source.versionId,
            existingTags: tagsOf(source.object?.tags),
          }
        : undefined,
  };
};

/**
 * Lets a request through, or not.
 *
 * @param onDecision is told what was decided, and why
 * @returns what the caller may do besides
 * @throws S3Error `AccessDenied`, with AWS's sentence about the reason
 */
export const authorizeCall = async (
  context: Pick<ObjectContext, "policies">,
  asked: AuthorizedRequest,
  onDecision: (decision: S3Decision) => void,
): Promise<Authority> => {
  const { operation, caller = anonymousCaller, bucket, source } = asked;
  const owner = await ownerOf(context, asked, bucket, objectOf(asked));
  const sourceOwner = source && (await ownerOf(context, asked, source.bucket, sourceOf(source)));
  const facts = factsOf(asked, sourceOwner);
  const decision = authorizeS3(operation, facts, caller, owner);
  onDecision(decision);
  if (!decision.allowed) throw denied(decision.sentence);
  const absentIn = (of: S3AccessFacts, ofOwner: S3ResourceOwner, key: string): S3Error => {
    const { allowed, sentence } = mayList(of, caller, ofOwner);
    return allowed ? new S3Error("NoSuchKey", undefined, { extra: { Key: key } }) : denied(sentence);
  };
  return {
    access: owner.access,
    ofObject: (key, versionId) => authorizeObject(operation, facts, caller, owner, { key, versionId }),
    mayAlso: (name) => authorizeS3(s3Operation(name), facts, caller, owner).allowed,
    readsTags: () => mayReadTags(facts, caller, owner).allowed,
    absent: (key) => absentIn(facts, owner, key),
    absentSource: () => {
      if (!source || !sourceOwner) throw new Error("There is no source.");
      return absentIn({ ...facts, bucketName: source.bucket.name }, sourceOwner, source.key);
    },
  };
};
