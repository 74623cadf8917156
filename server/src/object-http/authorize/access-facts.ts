import type { S3RequestFacts } from "@concordat/contract/s3";
import type { Retention } from "../../object-store/locks/object-lock.js";
import type { AclGrantRef, CompiledPolicy } from "../../storage/iam/evaluate/index.js";

/** How a request is signed. */
export interface SignatureFacts {
  readonly kind: "header" | "query" | "form";
  readonly signedAt: Date;
  /** What stands for the body in the signature. */
  readonly payloadHash: string;
}

/** Who owns what a request is about, and what the owner allows. */
export interface S3ResourceOwner {
  /** The namespace of the service. */
  readonly namespace: string;
  /** The policy of the bucket, if it has one. */
  readonly policy: CompiledPolicy | undefined;
  /** What an access control list of the bucket or object grants the caller for an action. */
  readonly acl?: ((action: string) => AclGrantRef | undefined) | undefined;
}

/** The source of a copy, and who owns it. */
export interface CopySourceFacts extends S3ResourceOwner {
  readonly bucketName: string;
  readonly key: string;
  readonly versionId?: string | undefined;
  /** Its tags; undefined where it is not there. */
  readonly existingTags?: ReadonlyMap<string, string> | undefined;
}

/** The lock that the body of a request asks for. */
export interface RequestedLock {
  /** Null ends the retention. */
  readonly retention?: Retention | null;
  readonly legalHold?: boolean;
}

/** What a request says of itself, as far as it decides whether the request is allowed. */
export interface S3AccessFacts {
  /** Empty for the service. */
  readonly bucketName: string;
  /** Decoded. Empty for the service and for buckets. */
  readonly key: string;
  /** The members of the query, decoded. */
  readonly query: ReadonlyMap<string, string>;
  /** The value of a header, by its name in lower case. */
  header(name: string): string | undefined;
  readonly sourceIp: string;
  /** Whether the request came over TLS. */
  readonly secure: boolean;
  readonly now: Date;
  /** Undefined for anonymous requests. */
  readonly signature: SignatureFacts | undefined;
  /** The version to act on; that of the query unless given. */
  readonly versionId?: string | undefined;
  /** Of a copy: the source as parsed. A copy without it is denied. */
  readonly source?: CopySourceFacts | undefined;
  /** When the temporary credentials of the caller were issued. */
  readonly tokenIssuedAt?: Date | undefined;
  /** The tags of the object that is there already. */
  readonly existingTags?: ReadonlyMap<string, string> | undefined;
  /** The tags that the body puts on an object; those of the header `x-amz-tagging` unless given. */
  readonly requestTags?: ReadonlyMap<string, string> | undefined;
  /** The lock that the body asks for; that of headers unless given. */
  readonly requestedLock?: RequestedLock | undefined;
  /** The location that the body of CreateBucket names. */
  readonly locationConstraint?: string | undefined;
}

export const versionOf = ({ versionId, query }: S3AccessFacts): string | undefined =>
  versionId ?? query.get("versionId");

/** What decides which actions a request needs. The parsed source counts, so that no other reading of its header does. */
export const requestFactsOf = (facts: S3AccessFacts): S3RequestFacts => ({
  hasQuery: (name) => (name === "versionId" ? versionOf(facts) !== undefined : facts.query.has(name)),
  sourceHasTags: (facts.source?.existingTags?.size ?? 0) > 0,
  header: (name) => {
    if (name !== "x-amz-copy-source" || facts.source === undefined) return facts.header(name);
    return facts.source.versionId === undefined ? "source" : "source?versionId=";
  },
});
