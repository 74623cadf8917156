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
  /** What the body names: the ids of its items, or else its name. */
  readonly named: string[];
  readonly address: string;
  readonly status: number;
}

const longestText = 1024;
const mostNames = 100;

/** The caller of a public operation, without credentials. */
const guest = "GUEST";

/** PostgreSQL cannot store NUL, nor half of a surrogate pair, which cutting may leave at the end. */
const bounded = (text: string): string => text.replaceAll("\0", "\uFFFD").slice(0, longestText).toWellFormed();

/** The members that name resources in bodies; the first that is present counts. None of them holds a secret. */
const naming = ["id", "resourceId", "name", "username", "key", "domain_name", "policy_name"];

const nameOf = (item: unknown): string[] => {
  if (typeof item !== "object" || item === null) return [];
  const members = item as Readonly<Record<string, unknown>>;
  const found = naming.map((member) => members[member]).find((value) => typeof value === "string");
  return found === undefined ? [] : [bounded(found as string)];
};

const namesIn = (body: unknown): string[] => {
  const items = (body as { readonly items?: unknown } | null | undefined)?.items;
  return (Array.isArray(items) ? items.slice(0, mostNames) : [body]).flatMap(nameOf);
};

/**
 * What there is to be remembered of a call.
 *
 * @param status of its answer
 * @returns undefined for what is read-only, and for guests who were refused: they are not to fill the database, and
 * the log has them
 */
export const auditRecord = (call: ServerCall, status: number, now: Date): AuditRecord | undefined => {
  const { requestId, operation, operationId, callerName, workspace, request } = call;
  if (operation === undefined || operationId === undefined || operation.readOnly) return undefined;
  if (callerName === undefined && status >= 400) return undefined;
  return {
    at: now,
    requestId,
    caller: bounded(callerName ?? guest),
    workspace: workspace === null ? null : bounded(workspace),
    operation: operationId,
    path: bounded(request.originalUrl.split("?")[0] ?? ""),
    named: namesIn(request.body),
    address: request.ip ?? "",
    status,
  };
};
