import type { Answer, ReceivedAnswer } from "./answer.js";
import { readErrorBody } from "./error-body.js";
import { apiErrorOf } from "./errors/api-error-of.js";
import { UnexpectedAnswerError } from "./errors/unexpected-answer-error.js";
import type { Route } from "./route.js";

const problemOf = (status: number, expected: number): string | undefined => {
  if (status === expected || status >= 400) return undefined;
  const redirects = status >= 300 || status === 0;
  return `${status} instead of ${expected}${redirects ? ": redirects are not followed, fix `baseUrl`" : ""}`;
};

const parse = (text: string): { readonly value?: unknown; readonly cause?: unknown } => {
  try {
    return { value: JSON.parse(text) };
  } catch (cause) {
    return { cause };
  }
};

/**
 * Parses a response that the API itself can have sent.
 *
 * @throws {@link UnexpectedAnswerError} if the API cannot have sent it
 */
export const readAnswer = (route: Route, received: ReceivedAnswer): Answer => {
  const { text, ...came } = received;
  const { status } = came;
  const unexpected = (message: string, cause?: unknown) =>
    new UnexpectedAnswerError(message, { operation: route.id, ...came, text, cause });
  const problem = problemOf(status, route.status);
  if (problem !== undefined) throw unexpected(problem);
  const succeeded = status === route.status;
  if (succeeded && route.answer === "none") return { ...came, body: undefined };
  if (succeeded && route.answer === "unit") return { ...came, body: {} };
  const { value: body, cause } = parse(text);
  // rate limits are mostly applied by a gateway, which does not know the API's form of errors
  if (status === 429 && !readErrorBody(body)) throw apiErrorOf(route, { ...came, body: body ?? text });
  if (text === "") throw unexpected(`${status} with an empty body`);
  if (cause !== undefined) throw unexpected(`${status} with a body that is no JSON`, cause);
  if (!succeeded && !readErrorBody(body)) throw unexpected(`${status} with a body that is none of the API's errors`);
  return { ...came, body };
};
