import type { Core } from "../local-core/core.js";

/** An account of object storage: whose everything below is. */
export interface Account {
  readonly username: string;
  readonly password: string;
  readonly token: string;
}

/** Makes an account with a token, as the operator of the server does. */
export const createAccount = async (core: Core, username: string): Promise<Account> => {
  const created = await core.run("account", "create", username, "--json");
  const { password } = JSON.parse(created) as { password: string };
  return { username, password, token: await core.run("account", "token", "create", username) };
};
