import type { ucloud } from "@concordat/contract/ucloud";
import type { ServerContext } from "../context.js";
import { type Handlers, prepared } from "../http/handler.js";
import { makeCredentials, makeManyCredentials } from "./credentials.js";
import type { UCloudOptions } from "./options.js";
import { approve, requestApproval, requireSigned } from "./providers/approval.js";
import { createProviders, requireDistinct } from "./providers/create.js";
import { initializeProviders } from "./providers/init.js";
import { listProviders, retrieveProvider, retrieveProviderSpecification } from "./providers/read.js";
import { renewTokens } from "./providers/renew-token.js";
import { updateProviders } from "./providers/update.js";
import { updateAcls } from "./providers/update-acl.js";
import { createStoredKeys } from "./stored-keys.js";
import type { UCloudCall } from "./ucloud-call.js";

type ProviderHandlers = Handlers<typeof ucloud.providers, UCloudCall>;

/** The Providers API: one handler for each call, each no more than the way to its rule. */
export const providerHandlers = (
  context: ServerContext,
  { onOwed = () => undefined }: UCloudOptions,
): ProviderHandlers => {
  const reading = { ...context, storedKeys: createStoredKeys(context) };
  return {
    browse: (call) => listProviders(reading, call, call.query),

    retrieve: (call) => retrieveProvider(reading, call, call.query),

    retrieveSpecification: ({ query, db }) => retrieveProviderSpecification(db, query.id),

    search: (call) => listProviders(reading, call, call.body),

    approve: prepared({
      // making keys takes long: not for tokens that are no good
      async prepare({ body, db }) {
        await requireSigned(context, db, body.token);
        return makeCredentials();
      },
      async handle({ body, db, afterCommit }, credentials) {
        const id = await approve(context, db, body.token, credentials);
        afterCommit(onOwed);
        return { id: id.toString() };
      },
    }),

    create: prepared({
      async prepare({ body }) {
        requireDistinct(body.items);
        return makeManyCredentials(body.items.length);
      },
      async handle(call, credentials) {
        const ids = await createProviders(context, call, call.body.items, credentials);
        return { responses: ids.map((id) => ({ id: id.toString() })) };
      },
    }),

    init: async (call) => {
      if ((await initializeProviders(context, call)) > 0) call.afterCommit(onOwed);
      return {};
    },

    renewToken: prepared({
      prepare: ({ resources }) => makeManyCredentials(resources.length),
      async handle({ resources, db }, credentials) {
        await renewTokens(context, db, resources, credentials);
        return {};
      },
    }),

    requestApproval: (call) => requestApproval(context, call, call.body),

    update: async ({ body, db }) => {
      await updateProviders(db, body.items);
      return { responses: body.items.map(({ id }) => ({ id })) };
    },

    updateAcl: async ({ body, resources, principal, db }) => {
      await updateAcls(db, principal, resources, body.items, context);
      return { responses: body.items.map(() => ({})) };
    },
  };
};
