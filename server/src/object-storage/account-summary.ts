import express from "express";
import type { ApiError } from "../http/api-error.js";
import type { AuthenticateAccount, Caller } from "./account-authentication.js";

/**
 * The account as the vendor shows it. Nothing else here has limits by account, so none is listed; credits that never
 * run out are null.
 */
const summaryOf = ({ username, credits }: Caller) => ({
  account: { credits: credits === null ? null : Number(credits), resource_limits: {}, username },
});

/**
 * Serves `GET /account` below the version. It is no part of the object storage API and so not in the contract: the vendor's
 * Terraform provider calls it before all else to check its credentials, and gives up without an answer.
 *
 * @param version the path that all the vendor's APIs share
 * @param authenticate finds the account behind a request's credentials
 * @param refuse makes the error for a request without valid credentials
 */
export const accountSummary = (
  version: string,
  authenticate: AuthenticateAccount,
  refuse: () => ApiError,
): express.Router => {
  const router = express.Router({ caseSensitive: true, strict: true });
  router.get(`${version}account`, async (request, response) => {
    const caller = await authenticate(request.headers.authorization);
    if (!caller) throw refuse();
    response.json(summaryOf(caller));
  });
  return router;
};
