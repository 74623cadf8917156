import { changesBucket, type S3Operation } from "@concordat/contract/s3";
import type { PrismaClient } from "../generated/prisma/client.js";
import { arnOfPrincipal } from "../storage/iam/evaluate/index.js";
import type { S3Context } from "./context.js";
import type { S3Exchange } from "./exchange.js";

/**
 * Begins the record of a request that changes a bucket, once its caller is known.
 *
 * @returns the client with which the request is carried out
 */
export const recordChange = (
  { recordRequests, prisma }: Pick<S3Context, "recordRequests" | "prisma">,
  exchange: S3Exchange,
  operation: S3Operation,
): PrismaClient => {
  if (recordRequests === undefined || !changesBucket(operation)) return prisma;
  const { requestId, incoming, bucket = "", address = "", caller } = exchange;
  exchange.record = recordRequests.begin(
    {
      requestId,
      operation: `s3.${operation.name}`,
      path: incoming.url?.split("?", 1)[0] ?? "",
      named: [bucket],
      address,
      caller: caller && arnOfPrincipal(caller.principal),
      status: operation.status,
      isChange: true,
    },
    prisma,
  );
  return exchange.record.db;
};
