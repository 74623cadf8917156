import type { S3Operation } from "@concordat/contract/s3";
import type { TestCredentials } from "../../../../server/src/s3/testing/signed-client.js";
import type { Random } from "../../kit/random.js";

/** What requests are made up with. */
export interface Scope {
  readonly random: Random;
  readonly bucket: string;
  readonly uploadId: string;
  /** Host names that mean the service, and others. */
  readonly hosts: readonly string[];
  readonly credentials: TestCredentials;
  readonly at: Date;
}

/** A request that goes through an ordinary client. */
export interface FuzzRequest {
  readonly method: string;
  readonly target: string;
  /** In lower case; their values in Latin-1. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | undefined;
  /** Refused with 501 by name, at the worst. */
  readonly operation?: S3Operation;
}

/** A request whose bytes are no HTTP, or hardly. */
export interface RawRequest {
  readonly raw: Buffer;
}

/** Makes up a request. */
export type Family = (scope: Scope) => FuzzRequest | RawRequest;
