import type { IncomingMessage } from "node:http";
import { findQueryOperation, type QueryApi, type QueryOperation, queryApis } from "@concordat/contract/query-api";
import { headerOf, readRequest } from "../aws/s3-request.js";
import { queryTexts } from "../database/own-statement.js";
import { Prisma, type PrismaClient } from "../generated/prisma/client.js";
import type { RequestRecord } from "../http/record-request.js";
import type { Caller } from "../storage/iam/effective/index.js";
import { knownService } from "../storage/service-ref.js";
import { type QueryAnswer, resultAnswer } from "./answers.js";
import { authenticateQuery, claimsKnownKey } from "./authenticate.js";
import { authorizeQuery, conditionValues } from "./authorize.js";
import { handlerOf } from "./operations/handlers.js";
import { Parameters } from "./parameters.js";
import type { QueryContext } from "./query-call.js";
import { notImplemented, QueryError } from "./query-error.js";
import { readQueryBody } from "./read-body.js";
import { beginRecord } from "./record-change.js";
import { readTarget } from "./target.js";

const chooseOperation = (parameters: Parameters, api: QueryApi | undefined): QueryOperation => {
  const action = parameters.text("Action");
  if (action === undefined) throw new QueryError("MissingAction", "The request must contain the parameter Action.");
  const operation = findQueryOperation(action);
  if (operation && (api === undefined || api === operation.api)) return operation;
  const version = parameters.text("Version") ?? queryApis[api ?? "iam"].version;
  throw new QueryError("InvalidAction", `Could not find operation ${action.slice(0, 100)} for version ${version}`);
};

const issuedAt = (caller: Caller): Date | undefined =>
  caller.kind === "session" ? new Date(caller.session.issuedAt * 1000) : undefined;

/** AWS: sessions of users, and of those for whom users vouch, use neither IAM nor, but for these, STS. @throws QueryError `AccessDenied` */
const refuseSession = ({ api, name }: QueryOperation, caller: Caller): void => {
  if (caller.kind !== "session" || caller.session.identity.kind === "role") return;
  const { kind } = caller.session.identity;
  if (api === "sts" && (name === "GetCallerIdentity" || (kind === "user" && name === "AssumeRole"))) return;
  throw new QueryError("AccessDenied", "Cannot call this operation with session credentials.");
};

/** A service that is stopped or being deleted answers nobody. @throws QueryError `ServiceUnavailable` */
const requireUsable = async (db: PrismaClient, serviceUuid: string): Promise<void> => {
  const [usable] = await queryTexts(
    db,
    Prisma.sql`SELECT 'usable' FROM storage_services
      WHERE uuid = ${serviceUuid}::uuid AND configured_status = 'started' AND deletion_started_at IS NULL`,
  );
  if (usable === undefined) throw new QueryError("ServiceUnavailable", "The service is stopped, or is being deleted.");
};

/** What is known of a request, for its log line, as it becomes known. */
export interface QueryExchange {
  readonly requestId: string;
  operation?: QueryOperation;
  caller?: Caller;
  /** The address that it comes from. */
  address?: string;
  /** What the audit trail is told, if it is told of the request. */
  record?: RequestRecord | undefined;
}

/**
 * Answers a request of IAM or STS: body, operation, signature, authorization, handler.
 *
 * @param api the API that the path names; undefined where both answer
 * @throws QueryError, StorageError and S3Error for requests that are refused
 */
export const answerQuery = async (
  context: QueryContext,
  incoming: IncomingMessage,
  exchange: QueryExchange,
  api: QueryApi | undefined,
): Promise<QueryAnswer> => {
  const request = readRequest(incoming, context.isTrustedProxy);
  const { sourceIp, secure } = request;
  exchange.address = sourceIp;
  if (context.strangerLimits?.isSpent(sourceIp) && headerOf(request, "authorization") === undefined)
    throw new QueryError("Throttling", "Rate exceeded");
  const now = context.clock();
  const body = await readQueryBody(incoming, () => claimsKnownKey(request, { ...context, now }));
  const parameters = Parameters.read(body.text);
  const operation = chooseOperation(parameters, api);
  exchange.operation = operation;
  if (operation.isUnsigned) throw notImplemented(operation);
  const caller = await authenticateQuery(request, operation.api, body, { ...context, now });
  exchange.caller = caller;
  const { requestId } = exchange;
  const path = incoming.url?.split("?", 1)[0] ?? "";
  const asked = { requestId, operation, parameters, caller, address: sourceIp, path };
  exchange.record = beginRecord(context, asked, context.db);
  await requireUsable(context.db, caller.serviceUuid);
  const target = await readTarget(context.db, operation, parameters, caller);
  const facts = {
    now,
    sourceIp,
    secure,
    userAgent: headerOf(request, "user-agent"),
    tokenIssuedAt: issuedAt(caller),
    parameters,
  };
  refuseSession(operation, caller);
  await authorizeQuery(operation, target, caller, facts);
  const result = await handlerOf(operation)({
    context,
    db: exchange.record?.db ?? context.db,
    operation,
    parameters,
    caller,
    facts: (key, resourceTags) => conditionValues({ ...facts, resourceTags }, key),
    service: knownService(caller.serviceUuid),
    namespace: caller.namespace,
    resourceName: target.name,
  });
  return resultAnswer(operation, result, exchange.requestId);
};
