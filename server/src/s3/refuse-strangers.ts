import { S3Error } from "../aws/s3-error.js";
import type { S3Request } from "../aws/s3-request.js";
import type { Anonymous, SignatureClaim } from "../aws/signature/signature-claim.js";
import type { S3Context } from "./context.js";
import type { S3Exchange } from "./exchange.js";

/**
 * Refuses unsigned requests of a network that has come too often, before anything is looked up for them. Forms say in their fields
 * who signs them.
 *
 * @throws S3Error `SlowDown`
 */
export const shedStranger = (
  { strangerLimits }: Pick<S3Context, "strangerLimits">,
  { method, sourceIp }: S3Request,
  claim: Anonymous | SignatureClaim,
): void => {
  if (claim.kind === "anonymous" && method !== "POST" && strangerLimits?.isSpent(sourceIp))
    throw new S3Error("SlowDown");
};

/** Whether a request was refused before it was known who sent it, or because nobody in particular may do that. */
const isOfStranger = ({ caller, decision }: S3Exchange, { status }: S3Error): boolean =>
  caller === undefined && decision?.allowed !== true && status < 500;

/**
 * Counts a refused request of a stranger. What strangers may do, such as reading public objects, does not count.
 *
 * @returns the error to answer: `SlowDown` for one too many
 */
export const refuseStranger = async (
  { strangerLimits }: Pick<S3Context, "strangerLimits">,
  exchange: S3Exchange,
  error: S3Error,
): Promise<S3Error> => {
  const { address } = exchange;
  if (strangerLimits === undefined || address === undefined || !isOfStranger(exchange, error)) return error;
  return (await strangerLimits.count(address)) ? new S3Error("SlowDown", undefined, { cause: error }) : error;
};
