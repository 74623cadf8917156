import { expect, it } from "vitest";
import { errorClassOf } from "./status-errors.js";

it.each([
  [400, "BadRequestError"],
  [401, "UnauthorizedError"],
  [403, "ForbiddenError"],
  [404, "NotFoundError"],
  [409, "ConflictError"],
  [413, "PayloadTooLargeError"],
  [402, "PaymentRequiredError"],
  [422, "UnprocessableError"],
  [429, "RateLimitedError"],
  [418, "ApiError"],
  [500, "ServerError"],
  [503, "ServerError"],
])("%i is a %s", (status, name) => {
  const Class = errorClassOf(status);
  const refusal = {
    operation: "x",
    status,
    why: "",
    errorCode: null,
    code: null,
    codes: [],
    body: null,
    requestId: null,
  };
  expect(new Class({ ...refusal, headers: new Headers() })).toMatchObject({ name, status });
});
