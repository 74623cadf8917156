import { type UCloudOperation, ucloudApi } from "@concordat/contract/ucloud";
import type { ServerContext } from "../context.js";
import { type MountedApi, type MountOptions, mountApi } from "../http/mount-api.js";
import { authProviderHandlers } from "./auth-providers.js";
import { createAuthenticate } from "./authentication.js";
import { authorizeCaller, authorizeVariant, resolveWorkspace } from "./authorization.js";
import type { UCloudOptions } from "./options.js";
import { providerHandlers } from "./providers.js";
import { requirePermission } from "./resource-permissions.js";
import type { UCloudCall } from "./ucloud-call.js";

const authOf = ({ operation }: UCloudCall) => (operation as UCloudOperation).auth;

/** Every handler of the API, in the contract's tree. */
const ucloudHandlers = (context: ServerContext, options: UCloudOptions) => ({
  providers: providerHandlers(context, options),
  authProviders: authProviderHandlers(context),
});

/** Serves the UCloud API: bearer tokens, roles and scopes, workspaces, and permissions on resources. */
export const mountUCloud = (context: ServerContext, options: MountOptions & UCloudOptions = {}): MountedApi => {
  const authenticate = createAuthenticate(context);
  const hooks = {
    async authenticate(call: UCloudCall) {
      const principal = await authenticate(call.header("authorization"));
      call.principal = principal;
      if (principal.role !== "GUEST") call.callerName = `${principal.role} ${principal.subject}`;
    },

    async authorize(call: UCloudCall) {
      const auth = authOf(call);
      authorizeCaller(auth, call.principal, context.configuration);
      if (auth.workspace) call.workspace = await resolveWorkspace(call.db, call.principal, call.header("project"));
    },

    async authorizeRequest(call: UCloudCall) {
      const { principal, body, db } = call;
      const auth = authOf(call);
      authorizeVariant(auth, principal, body);
      if (auth.permission) call.resources = await requirePermission(db, auth.permission, principal, body);
    },

    keyOwner: ({ principal: { role, subject } }: UCloudCall) =>
      role === "GUEST" ? undefined : ["ucloud", role, subject],

    handlers: ucloudHandlers(context, options),
  };
  return mountApi(ucloudApi, hooks, context, options);
};
