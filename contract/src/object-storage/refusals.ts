import type { Refusal, Refusals } from "../refusal.js";
import { errors, type ProblemEntry, problemTypeBase } from "./errors.js";
import type { Problem } from "./problem.js";

/** How object storage refuses requests. */
export const refusals = {
  unauthorized: (fault) => ({
    entry: errors.authenticationFailed,
    headers: { "WWW-Authenticate": 'Basic realm="api", Bearer' },
    ...(fault !== undefined && { sentence: `${errors.authenticationFailed.title} ${fault}` }),
  }),
  malformedBody: { entry: errors.invalidRequest, faults: [{ name: "body", reason: "Value must be valid JSON." }] },
  // a value that no resource can have as its name is a resource that does not exist
  undecodablePath: { entry: errors.notFound },
  notFound: { entry: errors.notFound },
  internal: { entry: errors.generalFailure },
  tooLarge: () => ({ entry: errors.tooLarge }),
  answerTooLarge: (most) => ({
    entry: errors.unavailable,
    sentence: `The response would have more than ${most} bytes. Read the resources one by one, or ask for fewer at a time.`,
  }),
  methodNotAllowed: (allowed) => ({ entry: errors.methodNotAllowed, headers: { Allow: allowed.join(", ") } }),
  faulty: (faults, inPath) => (inPath ? { entry: errors.notFound } : { entry: errors.invalidRequest, faults }),
  bodyOf: ({ entry, sentence, faults = [] }: Refusal, requestId: string): Problem => ({
    correlation_id: requestId,
    ...(faults.length > 0
      ? { invalid_params: faults.map(({ name, reason }) => ({ name: name === "" ? "body" : name, reason })) }
      : {}),
    status: entry.status,
    title: sentence ?? entry.title,
    type: `${problemTypeBase}${(entry as ProblemEntry).problem}`,
  }),
} as const satisfies Refusals;
