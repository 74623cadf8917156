import { authProviders } from "./auth-providers/operations.js";
import { integrationProvider } from "./integration-provider/operations.js";
import { providers } from "./providers/operations.js";

/** The UCloud half of the contract. */
export const ucloud = { providers, authProviders, integrationProvider };
