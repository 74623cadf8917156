import type { Route } from "../route.js";

/**
 * What the client knew of its credentials before an API refused them with 401, as the end of a message; empty if that is nothing.
 * It tells their kind, and never contains them.
 */
export const credentialsHint = ({ path }: Route, authorization: string | undefined): string => {
  if (authorization === undefined) return "; the client has no `credentials`";
  const isStorage = path.startsWith("/1.3/");
  const fits = isStorage ? !/^Bearer eyJ/.test(authorization) : !/^(Basic |Bearer ucat_)/.test(authorization);
  if (fits) return "";
  return isStorage
    ? "; the client's token is one of UCloud, and object storage has tokens of its own"
    : "; the client's credentials are those of object storage, and UCloud has tokens of its own";
};
