import type { S3OperationOf } from "../operation.js";
import { accessOperations } from "./access.js";
import { annotationOperations } from "./annotations.js";
import { browserOperations } from "./browsers.js";
import { bucketOperations } from "./buckets.js";
import { encryptionOperations } from "./encryption.js";
import { listingOperations } from "./listings.js";
import { multipartOperations } from "./multipart.js";
import { objectOperations } from "./objects.js";
import { otherConfigurationOperations } from "./other-configurations.js";
import { otherReadAndWriteOperations } from "./other-reads-and-writes.js";
import { policyOperations } from "./policies.js";
import { reportOperations } from "./reports.js";
import { retentionOperations } from "./retention.js";

const operations = [
  ...bucketOperations,
  ...listingOperations,
  ...objectOperations,
  ...multipartOperations,
  ...policyOperations,
  ...accessOperations,
  ...browserOperations,
  ...retentionOperations,
  ...encryptionOperations,
  ...otherConfigurationOperations,
  ...reportOperations,
  ...otherReadAndWriteOperations,
  ...annotationOperations,
] as const;

/** The names of all operations of S3. */
export type S3OperationName = (typeof operations)[number]["name"];

/** An operation of S3. */
export type S3Operation = S3OperationOf<S3OperationName>;

/** All operations of S3, also those that are refused with 501. */
export const s3Operations: readonly S3Operation[] = operations;

const byName: ReadonlyMap<string, S3Operation> = new Map(s3Operations.map((operation) => [operation.name, operation]));

/** Finds an operation by its name. */
export const s3Operation = (name: S3OperationName): S3Operation => {
  const operation = byName.get(name);
  if (!operation) throw new RangeError(`${name} is not an operation of S3.`);
  return operation;
};
