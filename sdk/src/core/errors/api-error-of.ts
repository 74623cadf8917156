import type { Answer } from "../answer.js";
import { type ErrorBody, readErrorBody } from "../error-body.js";
import type { ResponseHeaders } from "../fetch.js";
import type { DeclaredError, Route } from "../route.js";
import type { ApiError } from "./api-error.js";
import { errorClassOf } from "./status-errors.js";

/**
 * The one declared error that an answer shows to be, where it does: by the link to its entry in the catalogue, which the
 * vendors' own servers do not send; else by its mark, or for want of others without one.
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
 * A refusal as an error of the class that its status has. Only that of a limiter may have a body that is none of the
 * API's errors.
 */
export const apiErrorOf = (route: Route, answer: Answer & { readonly attempts?: number }): ApiError => {
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
  });
};
