import { ApiError, type ErrorEntry, type Fault } from "@concordat/contract";
import { ucloudFaulty } from "@concordat/contract/ucloud";

/** A refusal whose `why` names every member that is at fault. */
export const faulty = (entry: ErrorEntry, faults: readonly Fault[], cause?: unknown): ApiError =>
  new ApiError(entry, { ...ucloudFaulty(entry, faults), cause });
