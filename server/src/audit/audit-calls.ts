import type { RequestHandler } from "express";
import type { ServerContext } from "../context.js";
import { auditRecord } from "./audit-record.js";
import type { AuditTrail } from "./audit-trail.js";

type Send = (...parts: unknown[]) => unknown;

/**
 * Writes a record of each call that changes something, before any of its answer leaves: no caller learns of a change that
 * is not in the trail. Calls that only read do not wait for anything.
 */
export const auditCalls =
  (trail: AuditTrail, { clock }: Pick<ServerContext, "clock">): RequestHandler =>
  (request, response, next) => {
    if (request.method === "GET") return next();
    const write = response.write.bind(response) as Send;
    const end = response.end.bind(response) as Send;
    let recorded: Promise<void> | undefined;

    /** Sends a part of the answer once its record is safe; the parts after it wait behind it. */
    const sendRecorded = (send: Send, parts: readonly unknown[]): void => {
      if (!recorded) {
        const record = auditRecord(request, response, clock());
        recorded = record && trail.write(record);
      }
      if (recorded) void recorded.then(() => send(...parts));
      else send(...parts);
    };
    // what is sent in parts has told its caller everything before its end
    response.write = ((...parts: unknown[]) => {
      sendRecorded(write, parts);
      return true;
    }) as typeof response.write;
    response.end = ((...parts: unknown[]) => {
      // it may write a part of its own
      response.write = write as typeof response.write;
      response.end = end as typeof response.end;
      sendRecorded(end, parts);
      return response;
    }) as typeof response.end;
    next();
  };
