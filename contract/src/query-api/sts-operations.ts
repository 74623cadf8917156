import { pageOf, type QueryOperationOf } from "./operation.js";

export type StsOperationName =
  | "AssumeRole"
  | "DecodeAuthorizationMessage"
  | "GetAccessKeyInfo"
  | "GetCallerIdentity"
  | "GetFederationToken"
  | "GetSessionToken";

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
  access: "read",
  source: pageOf("sts", name),
  ...more,
});

/** The operations of STS that services of object storage have. */
export const stsOperations: readonly QueryOperationOf<StsOperationName>[] = [
  // decided by both sides: what the caller may do, and whom the role trusts
  operation("AssumeRole", { action: "sts:AssumeRole", on: "trusting-role", named: "RoleArn", access: "credentials" }),
  operation("DecodeAuthorizationMessage", { action: "sts:DecodeAuthorizationMessage" }),
  operation("GetAccessKeyInfo", { action: "sts:GetAccessKeyInfo" }),
  // AWS: no permissions are needed, and an explicit denial does not count either
  operation("GetCallerIdentity"),
  operation("GetFederationToken", {
    action: "sts:GetFederationToken",
    on: "federated-user",
    named: "Name",
    access: "credentials",
  }),
  // AWS: no permissions are needed
  operation("GetSessionToken", { access: "credentials" }),
];
