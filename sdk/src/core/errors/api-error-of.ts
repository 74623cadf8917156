import type { Answer } from "../answer.js";
import { credentialsHint } from "../credentials/credentials-hint.js";
import { type ErrorBody, readErrorBody } from "../error-body.js";
import type { ResponseHeaders } from "../fetch.js";
import type { DeclaredError, Route } from "../route.js";
import type { ApiError } from "./api-error.js";
import { errorClassOf } from "./status-errors.js";

/**
 * The declared error that a response is, if that is certain: by the link to its entry in the catalogue, which the vendors' own
 * servers do not send; else by the API's own code, or because there is only one candidate.
 */
const codeAmong = (
  declared: readonly DeclaredError[],
  errorCode: string | null,
  headers: ResponseHeaders,
): string | null => {
  const link = headers.get("link");
  const linked = declared.find(([, code]) => link?.includes(`#${code}>`));
  if (linked) return linked[1];
  const marked = declared.filter(([, , mark]) => mark && (mark === errorCode || headers.has(mark)));
  const [found, ...others] = marked.length > 0 ? marked : declared.filter(([, , mark]) => !mark);
  return found && others.length === 0 ? found[1] : null;
};

/**
 * An error response as an error of the class for its status. Only a rate limiter's response may have a body that is not an error of
 * the API.
 *
 * @param authorization the header that was sent: a 401 says what the client knew of it
 */
export const apiErrorOf = (
  route: Route,
  answer: Answer & { readonly attempts?: number },
  authorization?: string,
): ApiError => {
  const { status, body, headers, requestId, attempts } = answer;
  const said = readErrorBody(body) ?? (readErrorBody({ why: "Too many requests" }) as ErrorBody);
  const declared = route.errors.filter((each) => each[0] === status);
  const Class = errorClassOf(status);
  return new Class({
    ...said,
    operation: route.id,
    status,
    code: codeAmong(declared, said.errorCode, headers),
    codes: declared.map(([, code]) => code),
    body,
    headers,
    requestId: requestId ?? said.requestId,
    attempts,
    hint: status === 401 ? credentialsHint(route, authorization) : undefined,
  });
};
