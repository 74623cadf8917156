import type { RequestHandler } from "express";
import type { ServerContext } from "../context.js";
import { auditRecord } from "./audit-record.js";
import type { AuditTrail } from "./audit-trail.js";

/**
 * Writes a record of each call that changes something, before its answer leaves: no caller learns of a change that is not
 * in the trail. Calls that only read do not wait for anything.
 */
export const auditCalls =
  (trail: AuditTrail, { clock }: Pick<ServerContext, "clock">): RequestHandler =>
  (request, response, next) => {
    if (request.method === "GET") return next();
    const end = response.end.bind(response) as (...parts: unknown[]) => void;
    const endRecorded = (...parts: unknown[]) => {
      response.end = end as typeof response.end;
      const record = auditRecord(request, response, clock());
      if (record) void trail.write(record).then(() => end(...parts));
      else end(...parts);
      return response;
    };
    response.end = endRecorded as typeof response.end;
    next();
  };
