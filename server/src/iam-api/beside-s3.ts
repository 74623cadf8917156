import type { ServedBeside } from "../s3/s3-listener.js";
import { isQueryRequest } from "./is-query-request.js";

/** IAM and STS on the port of S3, so that one endpoint serves tools which take only one. */
export const queryBesideS3: ServedBeside = {
  accepts: isQueryRequest,
  load: async (context) => {
    const { createServeQuery } = await import("./serve-query.js");
    const { prisma: db, configuration } = context;
    return createServeQuery({ ...configuration, ...context, db }, context.log);
  },
};
