import type { ErrorEntry } from "@concordat/contract";
import { ApiError } from "../http/api-error.js";
import type { Fault } from "../http/faults.js";

const describe = ({ name, reason }: Fault): string => (name === "" ? reason : `${name}: ${reason}`);

/** A refusal whose `why` names every member that is at fault. */
export const faulty = (entry: ErrorEntry, faults: readonly Fault[], cause?: unknown): ApiError =>
  new ApiError(entry, { sentence: `${entry.title}: ${faults.map(describe).join(" ")}`, faults, cause });
