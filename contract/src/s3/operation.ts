/** The methods of S3. */
export type S3Method = "GET" | "HEAD" | "PUT" | "POST" | "DELETE" | "OPTIONS";

/** What a path names: `/`, a bucket, or an object of a bucket. */
export type S3Target = "service" | "bucket" | "object";

/** A property of a request on which the actions that it needs depend. `s3Conditions` says how each is recognised. */
export type S3Condition =
  | "version"
  | "no-version"
  | "source-version"
  | "no-source-version"
  | "acl"
  | "tagging"
  | "copied-tags"
  | "copied-tags-of-version"
  | "retention"
  | "legal-hold"
  | "bypass-governance"
  | "object-lock"
  | "object-ownership";

/** The resource that an action is authorized on. `each-object`: every object that the body lists, one by one. */
export type S3Resource = "service" | "bucket" | "object" | "source-object" | "each-object";

/** An action that a caller of an operation must be allowed to take. */
export interface S3Authorization {
  /** With its service, as in policies: `s3:GetObject`. */
  readonly action: `s3:${string}`;
  readonly on: S3Resource;
  /** Only requests with this property need it; absent: all do. */
  readonly when?: S3Condition;
}

/** What a request or an answer carries. `object`: bytes of an object, with any of the payload modes. */
export type S3Body = "none" | "xml" | "json" | "form" | "object" | "events";

/** What selects an operation among those of its method and target. */
export interface S3Route {
  /** Members of the query that must be there, whatever their values unless one is named. The first one is the sub-resource. */
  readonly query: readonly string[];
  /** Headers that must be there, in lower case. */
  readonly headers: readonly string[];
}

/** An operation of S3, as data. */
export interface S3OperationOf<Name extends string> {
  /** AWS's name. */
  readonly name: Name;
  readonly method: S3Method;
  readonly target: S3Target;
  readonly route: S3Route;
  /** Whether the server has it. The others are refused with 501 `NotImplemented`, by name. */
  readonly answers: "implemented" | "not-implemented";
  /** All of them must be allowed. */
  readonly actions: readonly S3Authorization[];
  /** The action on the bucket without which the absence of an object is not revealed: 403 instead of 404. */
  readonly reveals: "s3:ListBucket" | undefined;
  /** What a request carries, and how many bytes of it are read at most. */
  readonly body: S3Body;
  readonly bodyBytes: number;
  /** What an answer carries on success, and its status. */
  readonly answer: S3Body;
  readonly status: 200 | 204;
  /** AWS's page about it. */
  readonly source: string;
}
