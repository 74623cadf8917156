import type { Response } from "express";

/** Writes down of which trace a request is part. */
export const noteTraceId = ({ locals }: Pick<Response, "locals">, traceId: string): void => {
  locals["traceId"] = traceId;
};

/** Of which trace a request is part; undefined where calls are not followed. */
export const traceIdOf = ({ locals }: Pick<Response, "locals">): string | undefined => locals["traceId"];
