import type { ucloud } from "@concordat/contract/ucloud";
import type { ServerContext } from "../context.js";
import type { Handlers } from "../http/handler.js";
import { approve, requestApproval } from "./providers/approval.js";
import { createProviders } from "./providers/create.js";
import { initializeProviders } from "./providers/init.js";
import { listProviders, retrieveProvider, retrieveProviderSpecification } from "./providers/read.js";
import { renewTokens } from "./providers/renew-token.js";
import { updateProviders } from "./providers/update.js";
import { updateAcls } from "./providers/update-acl.js";
import type { UCloudRequest } from "./request.js";
import type { UCloudRoomOptions } from "./room-options.js";

type ProviderHandlers = Handlers<typeof ucloud.providers, UCloudRequest>;

/** The Providers API: one handler for each call, each no more than the way to its rule. */
export const providerHandlers = (context: ServerContext, { onOwed }: UCloudRoomOptions): ProviderHandlers => ({
  browse: ({ query, ...caller }) => listProviders(context, caller, query),

  retrieve: ({ query, principal }) => retrieveProvider(context, principal, query),

  retrieveSpecification: ({ query }) => retrieveProviderSpecification(context, query.id),

  search: ({ body, ...caller }) => listProviders(context, caller, body),

  approve: async ({ body }) => {
    const id = await approve(context, body.token);
    onOwed?.();
    return { id: id.toString() };
  },

  create: async ({ body, ...caller }) => {
    const ids = await createProviders(context, caller, body.items);
    return { responses: ids.map((id) => ({ id: id.toString() })) };
  },

  init: async (caller) => {
    if ((await initializeProviders(context, caller)) > 0) onOwed?.();
    return {};
  },

  renewToken: async ({ resources }) => {
    await renewTokens(context, resources);
    return {};
  },

  requestApproval: ({ body, principal }) => requestApproval(context, principal, body),

  update: async ({ body }) => {
    await updateProviders(context, body.items);
    return { responses: body.items.map(({ id }) => ({ id })) };
  },

  updateAcl: async ({ body, resources }) => {
    await updateAcls(context, resources, body.items);
    return { responses: body.items.map(() => ({})) };
  },
});
