import type { Route } from "../route.js";

/**
 * What the client knew of its credentials before an API refused them with 401, as the end of a message; empty if that is nothing.
 * It tells their kind, and never contains them.
 */
export const credentialsHint = ({ path }: Route, authorization: string | undefined): string => {
  if (authorization === undefined) return "; the client has no `credentials`";
  // tokens of UCloud are JWTs, those of object storage begin with `ucat_`
  const ofOther = path.startsWith("/1.3/") ? /^Bearer eyJ/ : /^(Basic|Bearer ucat_)/;
  return ofOther.test(authorization) ? "; the client's `credentials` are those of the other API" : "";
};
