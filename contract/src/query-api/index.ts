import { absentOperations } from "./absent-operations.js";
import { iamOperations } from "./iam-operations.js";
import type { QueryApi } from "./operation.js";
import { stsOperations } from "./sts-operations.js";

export * from "./errors.js";
export { type IamOperationName, iamOperations } from "./iam-operations.js";
export type { Absence, QueryAccess, QueryApi, QueryResource } from "./operation.js";
export { type StsOperationName, stsOperations } from "./sts-operations.js";

/** The operations of IAM and STS that do something. */
const doingOperations = [...iamOperations, ...stsOperations] as const;

/** All operations of IAM and STS that AWS documents. */
export const queryOperations = [...doingOperations, ...absentOperations] as const;
export type QueryOperation = (typeof queryOperations)[number];

/** The versions of the APIs, and the namespaces of their answers. */
export const queryApis = {
  iam: { version: "2010-05-08", namespace: "https://iam.amazonaws.com/doc/2010-05-08/" },
  sts: { version: "2011-06-15", namespace: "https://sts.amazonaws.com/doc/2011-06-15/" },
} as const satisfies Record<QueryApi, { readonly version: string; readonly namespace: string }>;

/** The most bytes of a request: the longest document as sent, and room for the other parameters. */
export const queryBodyBytes = 2 * 1024 * 1024;

/** The most bytes of a request that no known access key claims to have signed: nobody else makes the server keep more. */
export const strangerBodyBytes = 16 * 1024;

const byName = new Map(queryOperations.map((operation) => [operation.name as string, operation]));

/** The operation of a name, in any of the APIs. */
export const findQueryOperation = (name: string): QueryOperation | undefined => byName.get(name);
