import { accountSecurity } from "@concordat/contract/object-storage";
import { readAuthorization, readBasicCredentials } from "./authorization-header.js";

/** Tokens of UCloud are JWTs, whose first part begins so. */
const looksLikeJwt = /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/;

/**
 * Why credentials were refused, in a sentence for their sender. It follows from their form alone: a wrong password and an unknown
 * user get the same one, and so do tokens that never were and those that were revoked.
 *
 * @param authorization the header of a request that no account sent
 */
export const credentialsFault = (authorization: string | undefined): string => {
  if (authorization === undefined) return accountSecurity.missingCredentials;
  const read = readAuthorization(authorization);
  if (!read) return "The Authorization header must have the form `Basic <credentials>` or `Bearer <token>`.";
  const { scheme, credentials } = read;
  if (scheme === "basic")
    return readBasicCredentials(credentials)
      ? "The username or the password is wrong."
      : "Basic credentials must be the Base64 of a username, a colon and a password.";
  return looksLikeJwt.test(credentials)
    ? "This is a token of UCloud. Object storage takes tokens of its accounts, which begin with `ucat_`."
    : "The token is unknown, or was revoked.";
};
