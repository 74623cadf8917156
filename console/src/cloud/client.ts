import { Concordat, type ConcordatOptions } from "@concordat/sdk";
import { type AccountCredentials, type Session, session } from "../session/session";

/** The browser must not ask for a password itself when an answer says 401: hence no credentials of its own. */
const fetchWithoutCookies: NonNullable<ConcordatOptions["fetch"]> = (url, request) =>
  fetch(url, { ...request, credentials: "omit" });

const clientWith = (credentials: ConcordatOptions["credentials"]): Concordat =>
  new Concordat({ baseUrl: location.origin, credentials, fetch: fetchWithoutCookies, maxRetries: 1 });

const sdkCredentials = (account: AccountCredentials) => ("token" in account ? account.token : account);

/** A client of the object storage API for credentials that are yet to be tried. */
export const accountClient = (account: AccountCredentials): Concordat => clientWith(sdkCredentials(account));

/** The same of the UCloud API. */
export const ucloudClient = (token: string): Concordat => clientWith(token);

/** A call needs credentials of a kind that nobody has signed in with in this tab. */
export class SignedOutError extends Error {
  override readonly name = "SignedOutError";
  constructor(readonly kind: keyof Session) {
    super(`Nobody is signed in (${kind}).`);
  }
}

let made: { readonly of: object; readonly client: Concordat }[] = [];

/** One client for each credentials object, so that retries are bounded over all calls. */
const clientOf = (credentials: object, make: () => Concordat): Concordat => {
  const known = made.find(({ of }) => of === credentials);
  if (known) return known.client;
  const client = make();
  made = [{ of: credentials, client }, ...made].slice(0, 4);
  return client;
};

/** The object storage API, as the account that is signed in. @throws SignedOutError */
export const storage = (): Concordat["objectStorage"] => {
  const { account } = session();
  if (!account) throw new SignedOutError("account");
  return clientOf(account, () => accountClient(account)).objectStorage;
};

/** The UCloud API, as the user who is signed in. @throws SignedOutError */
export const ucloud = (): Concordat => {
  const { ucloud: signedIn } = session();
  if (!signedIn) throw new SignedOutError("ucloud");
  return clientOf(signedIn, () => ucloudClient(signedIn.token));
};
