import type { QueryOperation } from "@concordat/contract/query-api";
import type { PrismaClient } from "../generated/prisma/client.js";
import type { RequestRecord } from "../http/record-request.js";
import type { Caller } from "../storage/iam/effective/index.js";
import { arnOfPrincipal } from "../storage/iam/evaluate/index.js";
import type { Parameters } from "./parameters.js";
import type { QueryContext } from "./query-call.js";

/** The parameters that name something. None of them is secret. */
const naming = [
  "UserName",
  "NewUserName",
  "GroupName",
  "NewGroupName",
  "RoleName",
  "RoleArn",
  "RoleSessionName",
  "Name",
  "PolicyName",
  "PolicyArn",
  "VersionId",
  "PermissionsBoundary",
  "AccessKeyId",
  "Status",
];

interface AskedChange {
  readonly requestId: string;
  readonly operation: QueryOperation;
  readonly parameters: Parameters;
  readonly caller: Caller;
  readonly address: string;
  readonly path: string;
}

/**
 * Begins the record of a request that changes something or hands out credentials.
 *
 * @returns undefined for what only reads, and where no records are kept
 */
export const beginRecord = (
  { recordRequests }: Pick<QueryContext, "recordRequests">,
  { requestId, operation, parameters, caller, address, path }: AskedChange,
  db: PrismaClient,
): RequestRecord | undefined => {
  const { api, name, access, absence } = operation;
  // where there is nothing, nothing is changed
  if (access === "read" || absence !== undefined) return undefined;
  return recordRequests?.begin(
    {
      requestId,
      operation: `${api}.${name}`,
      path,
      named: naming.flatMap((parameter) => parameters.text(parameter) ?? []),
      address,
      caller: arnOfPrincipal(caller.principal),
      status: 200,
      isChange: access === "write",
    },
    db,
  );
};
