import { ConcordatError, ConflictError, isConcordatError, TimeoutError } from "@concordat/sdk";
import type { CallRecord } from "./caller.js";
import { type Fault, faults } from "./faults.js";
import { type ChaosProxy, callIdOf } from "./proxy.js";

/** Whether an error follows from the faults of the call's requests, mainly of the last one. */
const isExplained = (error: ConcordatError, injected: readonly (Fault | undefined)[]): boolean => {
  const fault = injected.at(-1);
  // only calls with a stall have little time, which may then be too short on a busy machine
  if (error instanceof TimeoutError) return injected.includes("stalled");
  // its own twin may be at work still when the last retry is spent
  if (error instanceof ConflictError) return error.retryAfterMs !== null;
  const effect = fault && faults[fault];
  return effect !== undefined && "failsAs" in effect && error instanceof effect.failsAs;
};

const findingsOf = ({ operation, retries, ...record }: CallRecord, proxy: ChaosProxy): string[] => {
  const { faults: injected, answeredAs } = proxy.passageOf(record.number);
  const { result, error } = record;
  const ended = result ?? error;
  const wrong: string[] = [];
  if (!result && !(error instanceof ConcordatError && isConcordatError(error)))
    return [`is no ConcordatError: ${error}`];
  if (error instanceof ConcordatError) {
    const last = injected.at(-1);
    if (!isExplained(error, injected)) wrong.push(`${error.name} of a request with ${last ?? "no fault"}: ${error}`);
    if (error.operation !== operation) wrong.push(`an error of ${error.operation}`);
  }
  const { requestId, attempts } = ended as ConcordatError;
  const id = answeredAs.at(-1) ?? callIdOf(record.number);
  if (requestId !== id) wrong.push(`request id ${requestId} instead of ${id}`);
  if (attempts !== injected.length) wrong.push(`${attempts} attempts instead of ${injected.length}`);
  if (retries.length !== injected.length - 1) wrong.push(`${retries.length} retries told of`);
  return wrong;
};

/** Every call whose outcome is not what it must be. */
export const findWrongOutcomes = (records: readonly CallRecord[], proxy: ChaosProxy): string[] =>
  records.flatMap((record) =>
    findingsOf(record, proxy).map(
      (finding) =>
        `call ${record.number}, ${record.operation} [${proxy.passageOf(record.number).faults.join(", ")}]: ${finding}`,
    ),
  );
