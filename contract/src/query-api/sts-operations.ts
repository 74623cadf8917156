import type { QueryOperationOf } from "./operation.js";

const source = (name: string) => `https://docs.aws.amazon.com/STS/latest/APIReference/API_${name}.html`;

export type StsOperationName = "GetCallerIdentity";

/** The operations of STS that services of object storage have. */
export const stsOperations: readonly QueryOperationOf<StsOperationName>[] = [
  {
    name: "GetCallerIdentity",
    api: "sts",
    // AWS: no permissions are needed, and an explicit denial does not count either
    action: undefined,
    on: "account",
    named: undefined,
    ownByDefault: false,
    source: source("GetCallerIdentity"),
  },
];
