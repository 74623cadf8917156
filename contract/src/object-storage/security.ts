import type { SecurityRules } from "../security.js";

/** Who may call: an account, authenticated by its username and password or by one of its tokens. */
export interface AccountAuth {
  readonly scheme: "account";
}

/** Credentials of an object storage account: a token, or username and password. */
export const accountSecurity: SecurityRules<AccountAuth> = {
  schemes: {
    accountToken: {
      type: "http",
      scheme: "bearer",
      description: "A token of the account, which starts with `ucat_`.",
    },
    accountPassword: {
      type: "http",
      scheme: "basic",
      description: "Username and password of the account.",
    },
  },
  requirements: () => [{ accountToken: [] }, { accountPassword: [] }],
  describe: () => "Callers of the account that owns the resource.",
  hasCredentials: (authorization) => /^(basic|bearer) +\S+$/i.test(authorization),
  missingCredentials:
    "The request has no credentials. Send the account's username and password (Basic), or one of its tokens (Bearer).",
  admitsGuests: () => false,
  guestRefusal: () => undefined,
};
