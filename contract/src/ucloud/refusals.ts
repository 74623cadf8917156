import type { ErrorEntry } from "../error-entry.js";
import { type Fault, valueIsRequired } from "../faults.js";
import type { Refusal, Refusals } from "../refusal.js";
import type { CommonErrorMessage } from "./common-error-message.js";
import { errors } from "./errors.js";

const describe = ({ name, reason }: Fault): string => (name === "" ? reason : `${name}: ${reason}`);

/** A refusal whose sentence names every faulty field: UCloud's errors have no other member for them. */
export const faulty = (entry: ErrorEntry, faults: readonly Fault[]): Refusal => ({
  entry,
  sentence: `${entry.title}: ${faults.map(describe).join(" ")}`,
  faults,
});

const isMissing = ({ name, reason }: Fault): boolean => name === "" && reason === valueIsRequired;

/** How UCloud refuses. */
export const refusals = {
  unauthorized: (fault) => ({
    entry: errors.unauthorized,
    headers: { "WWW-Authenticate": "Bearer" },
    ...(fault !== undefined && { sentence: `${errors.unauthorized.title}: ${fault}` }),
  }),
  malformedBody: {
    entry: errors.invalidRequest,
    sentence: `${errors.invalidRequest.title}: the body is not valid JSON`,
  },
  undecodablePath: {
    entry: errors.invalidRequest,
    sentence: `${errors.invalidRequest.title}: the path is not properly percent-encoded`,
  },
  notFound: { entry: errors.notFound },
  internal: { entry: errors.internal },
  tooLarge: (limit) => ({ entry: errors.tooLarge, sentence: `${errors.tooLarge.title}: at most ${limit}` }),
  answerTooLarge: (most) =>
    faulty(errors.invalidRequest, [
      {
        name: "itemsPerPage",
        reason: `The response would have more than ${most} bytes. Ask for fewer items at a time.`,
      },
    ]),
  methodNotAllowed: (allowed) => ({ entry: errors.methodNotAllowed, headers: { Allow: allowed.join(", ") } }),
  faulty: (faults) => {
    const noBody = faults.length === 1 && faults.some(isMissing);
    return faulty(errors.invalidRequest, noBody ? [{ name: "", reason: "There is no body, or it is empty." }] : faults);
  },
  bodyOf: ({ entry, sentence }: Refusal): CommonErrorMessage => ({ why: sentence ?? entry.title, errorCode: null }),
} as const satisfies Refusals;
