import { accountClient, ucloudClient } from "../cloud/client";
import type { AccountCredentials, Session } from "./session";
import { startKeySession } from "./start-key-session";

/** Tries an account's credentials. @returns what to sign in with @throws what the API says against them */
export const tryAccount = async (account: AccountCredentials): Promise<Session> => {
  await accountClient(account).objectStorage.account.get();
  return { account };
};

/** Tries a token of the UCloud API, by what it is wanted for. */
export const tryUcloud = async (token: string): Promise<Session> => {
  await ucloudClient(token).providers.browse();
  return { ucloud: { token } };
};

/** Tries an access key, by beginning a session with it. */
export const tryKey = async (endpoint: string, accessKeyId: string, secretAccessKey: string): Promise<Session> => ({
  key: await startKeySession(endpoint, accessKeyId, secretAccessKey),
});
