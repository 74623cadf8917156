// What is repeated, held against what the contract says of its errors.

import { expect, it } from "vitest";
import { errors as objectStorageErrors } from "../../../../contract/src/object-storage/errors.js";
import { errors as ucloudErrors } from "../../../../contract/src/ucloud/errors.js";
import { apiErrorOf } from "../errors/api-error-of.js";
import type { Route } from "../route.js";
import { isTransient } from "./transient-failure.js";

const route: Route = { id: "things.get", method: "GET", path: "/things", status: 200, errors: [] };

interface Row {
  readonly code: string;
  readonly status: number;
  readonly retryable: boolean;
  readonly retryAfterSeconds?: number;
}

const rows: readonly Row[] = [...Object.values(objectStorageErrors), ...Object.values(ucloudErrors)];

it.each(rows)("$code is tried again if, and only if, that may help", ({ status, retryable, retryAfterSeconds }) => {
  const headers = new Headers(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) });
  const error = apiErrorOf(route, { status, body: { why: "x" }, headers, requestId: null, attempts: 1 });
  expect(isTransient(error, route.status)).toBe(retryable);
});
