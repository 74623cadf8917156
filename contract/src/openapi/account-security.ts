import type { AccountAuth } from "../object-storage/operation.js";
import type { SecurityRules } from "./security-rules.js";

/** Credentials of an object storage account: either of the two will do. */
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
      description: "User name and password of the account.",
    },
  },
  requirements: () => [{ accountToken: [] }, { accountPassword: [] }],
  describe: () => "Whoever proves to be of the account that owns the resource, by its token or its password.",
};
