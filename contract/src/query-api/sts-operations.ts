import type { QueryOperationOf } from "./operation.js";

export type StsOperationName = "AssumeRole" | "GetCallerIdentity" | "GetFederationToken" | "GetSessionToken";

const operation = (
  name: StsOperationName,
  more: Partial<Omit<QueryOperationOf<StsOperationName>, "name" | "api" | "source">> = {},
): QueryOperationOf<StsOperationName> => ({
  name,
  api: "sts",
  action: undefined,
  on: "account",
  named: undefined,
  ownByDefault: false,
  source: `https://docs.aws.amazon.com/STS/latest/APIReference/API_${name}.html`,
  ...more,
});

/** The operations of STS that services of object storage have. */
export const stsOperations: readonly QueryOperationOf<StsOperationName>[] = [
  // decided by both sides: what the caller may do, and whom the role trusts
  operation("AssumeRole", { action: "sts:AssumeRole", on: "trusting-role", named: "RoleArn" }),
  // AWS: no permissions are needed, and an explicit denial does not count either
  operation("GetCallerIdentity"),
  operation("GetFederationToken", { action: "sts:GetFederationToken", on: "federated-user", named: "Name" }),
  // AWS: no permissions are needed
  operation("GetSessionToken"),
];
