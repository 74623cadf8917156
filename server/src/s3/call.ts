import type { S3Operation } from "@concordat/contract/s3";
import type { S3Request } from "../aws/s3-request.js";
import type { RequestedLock } from "../object-http/authorize/index.js";
import type { Authority } from "../object-http/authorize-call.js";
import type { FoundCopySource } from "../object-http/copy-source.js";
import type { S3ResourceName } from "../object-http/resource-name.js";
import type { BucketState, DeleteMarker } from "../object-store/objects/find.js";
import type { StoredObject, Tag } from "../object-store/objects/stored-object.js";
import type { Caller } from "../storage/iam/effective/index.js";
import type { S3Answer } from "./answers/answer.js";
import type { S3Context } from "./context.js";
import type { Payload, PayloadOptions } from "./payload/open-payload.js";
import type { PostedForm } from "./post/open-form.js";

/** The service that a request goes to. */
export interface S3Service {
  readonly uuid: string;
  /** Its account, as policies and owners name it. */
  readonly namespace: string;
  readonly region: string;
}

/** A request that is authenticated and authorized, as handlers get it. */
export interface S3Call {
  readonly context: S3Context;
  readonly request: S3Request;
  readonly operation: S3Operation;
  readonly resource: S3ResourceName;
  readonly service: S3Service;
  /** Undefined for anonymous callers. */
  readonly caller: Caller | undefined;
  /** When it is answered. */
  readonly at: Date;
  /** The bucket that the request names, if it is there; also one that is deleted and not yet cleaned up. */
  readonly foundBucket: BucketState | undefined;
  /** Opens the body: it is asked for now, if the caller waits for that. @throws S3Error for what its headers alone tell */
  openBody(options?: Partial<PayloadOptions>): Payload;
  readonly authority: Authority;
  /** The tags of the body, where the handler has them read. */
  readonly requestTags: readonly Tag[] | undefined;
  /** The lock that the body asks for, where the handler has it read. */
  readonly requestedLock: RequestedLock | undefined;
  /** What a copy reads. */
  readonly source: FoundCopySource | undefined;
  /** What a browser posts. */
  readonly form?: PostedForm | undefined;
}

export interface BucketCall extends S3Call {
  readonly bucket: BucketState;
}

export interface ObjectCall extends BucketCall {
  /** The version that the request names, or the current one. Undefined where there is none. */
  readonly object: StoredObject | undefined;
  /** A delete marker in its place. */
  readonly marker?: DeleteMarker | undefined;
  /** Whether the version that the request names is not the current one. */
  readonly isNoncurrent?: boolean | undefined;
}

/** A body that can be opened. */
export type OpenableBody = Pick<S3Call, "openBody" | "operation">;

/** Answers an operation, and says what is looked up for it. */
export type S3Handler =
  | { readonly needs: "service"; readonly handle: (call: S3Call) => Promise<S3Answer> }
  | { readonly needs: "bucket"; readonly handle: (call: BucketCall) => Promise<S3Answer> }
  | {
      readonly needs: "object";
      readonly withBytes: boolean;
      /** Reads the tags of the body before the request is allowed: policies may depend on them. @throws S3Error */
      readonly readTags?: (body: OpenableBody) => Promise<readonly Tag[]>;
      /** Reads the lock of the body, for the same reason. @throws S3Error */
      readonly readLock?: (body: OpenableBody) => Promise<RequestedLock>;
      readonly handle: (call: ObjectCall) => Promise<S3Answer>;
    };

/** A handler of what is there without a bucket. */
export const serviceHandler = (handle: (call: S3Call) => Promise<S3Answer>): S3Handler => ({
  needs: "service",
  handle,
});

/** A handler that needs a bucket which is there. */
export const bucketHandler = (handle: (call: BucketCall) => Promise<S3Answer>): S3Handler => ({
  needs: "bucket",
  handle,
});

/** A handler that reads an object, which may not be there. @param withBytes whether it needs bytes that are in the row */
export const objectHandler = (withBytes: boolean, handle: (call: ObjectCall) => Promise<S3Answer>): S3Handler => ({
  needs: "object",
  withBytes,
  handle,
});
