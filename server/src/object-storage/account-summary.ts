import express, { type Request, type Response } from "express";
import type { Caller } from "./account-authentication.js";

/**
 * The account as the vendor shows it. Nothing else here has limits by account, so none is listed; credits that never
 * run out are null.
 */
const summaryOf = ({ username, credits }: Caller) => ({
  account: { credits: credits === null ? null : Number(credits), resource_limits: {}, username },
});

/** Finds out who calls. @throws ApiError where that is nobody, or one who comes too often */
export type IdentifyCaller = (request: Request, response: Response) => Promise<Caller>;

/**
 * Serves `GET /account` below the version. It is no part of the object storage API and so not in the contract: the vendor's
 * Terraform provider calls it before all else to check its credentials, and gives up without an answer.
 *
 * @param version the path that all the vendor's APIs share
 * @param identify finds the account behind a request's credentials
 */
export const accountSummary = (version: string, identify: IdentifyCaller): express.Router => {
  const router = express.Router({ caseSensitive: true, strict: true });
  router.get(`${version}account`, async (request, response) => {
    response.json(summaryOf(await identify(request, response)));
  });
  return router;
};
