import type { AnswerBudget } from "../answer-budget/answer-budget.js";
import type { ServedBeside } from "../object-http/served-beside.js";
import { isQueryRequest } from "./is-query-request.js";

/**
 * IAM and STS on the port of S3, so that one endpoint serves tools which take only one.
 *
 * @param budget of the answers of all APIs: it bounds the memory of the process
 */
export const queryBesideS3 = (budget: AnswerBudget): ServedBeside => ({
  accepts: isQueryRequest,
  load: async (context) => {
    const { createServeQuery } = await import("./serve-query.js");
    const { prisma: db, configuration } = context;
    return createServeQuery({ ...configuration, ...context, db }, { log: context.log, budget });
  },
});
