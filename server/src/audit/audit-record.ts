import type { AnyOperation } from "@concordat/contract";
import type { RecordedRequest } from "../http/record-request.js";
import type { ServerCall } from "../http/server-call.js";

/** Who called what, on which resources, when, from where, and with which result. Of a body it has names only, and no secret. */
export interface AuditRecord {
  readonly at: Date;
  readonly requestId: string;
  readonly caller: string;
  readonly workspace: string | null;
  readonly operation: string;
  /** The path, in which the ids of what is acted on stand. */
  readonly path: string;
  /** What the validated body names: the ids of its items, or else its name. */
  readonly named: string[];
  readonly address: string;
  readonly status: number;
  /** More than 1 where calls of strangers were counted together. */
  readonly times: number;
}

const longestPath = 1024;
const longestName = 256;
/** How many characters the names of one record have together, so that no call leaves much. */
const longestNames = 1024;

/** The caller of a public operation, without credentials. */
export const guest = "GUEST";

/** PostgreSQL cannot store NUL, nor half of a surrogate pair, which cutting may leave at the end. */
const bounded = (text: string, longest: number): string =>
  text.replaceAll("\0", "\uFFFD").slice(0, longest).toWellFormed();

/** The members that name resources in bodies; the first that is present counts. None of them holds a secret. */
const naming = ["id", "resourceId", "name", "username", "key", "domain_name", "policy_name"];

const nameOf = (item: unknown): string[] => {
  if (typeof item !== "object" || item === null) return [];
  const members = item as Readonly<Record<string, unknown>>;
  const found = naming.map((member) => members[member]).find((value) => typeof value === "string");
  return found === undefined ? [] : [bounded(found as string, longestName)];
};

/** As many names as fit, and how many more there are. */
const fitting = (names: readonly string[]): string[] => {
  let characters = 0;
  const first = names.findIndex((name) => {
    characters += name.length;
    return characters > longestNames;
  });
  return first < 0 ? [...names] : [...names.slice(0, first), `… and ${names.length - first} more`];
};

/** What a validated body names. */
const namesIn = (body: unknown): string[] => {
  const items = (body as { readonly items?: unknown } | null | undefined)?.items;
  return fitting((Array.isArray(items) ? items : [body]).flatMap(nameOf));
};

/** Whether a call leaves a record: it changes something, or hands out secrets. */
const isRecorded = ({ readOnly, readsSecrets }: AnyOperation, status: number): boolean =>
  !readOnly || (readsSecrets && status < 400);

/**
 * What there is to be remembered of a call.
 *
 * @param status of its answer
 * @returns undefined for what only reads, unless it handed out secrets
 */
export const auditRecord = (call: ServerCall, status: number, now: Date): AuditRecord | undefined => {
  const { requestId, operation, operationId, callerName, workspace, request } = call;
  if (operation === undefined || operationId === undefined || !isRecorded(operation, status)) return undefined;
  return {
    at: now,
    requestId,
    caller: bounded(callerName ?? guest, longestName),
    workspace: workspace === null ? null : bounded(workspace, longestName),
    operation: operationId,
    path: bounded(request.originalUrl.split("?")[0] ?? "", longestPath),
    named: namesIn(call.body),
    address: request.ip ?? "",
    status,
    times: 1,
  };
};

/** What there is to be remembered of a request of S3, IAM or STS. @param status of its answer */
export const requestRecord = (request: RecordedRequest, status: number, now: Date): AuditRecord => ({
  at: now,
  requestId: request.requestId,
  caller: bounded(request.caller ?? guest, longestName),
  workspace: null,
  operation: request.operation,
  path: bounded(request.path, longestPath),
  named: fitting(request.named.map((name) => bounded(name, longestName))),
  address: request.address,
  status,
  times: 1,
});
