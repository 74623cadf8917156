import { createAnswerBudget } from "./answer-budget/create.js";
import type { ServerContext } from "./context.js";
import type { MountedApi, MountOptions } from "./http/mount-api.js";
import { mountStorageApi } from "./storage-api/api.js";
import type { StorageApiOptions } from "./storage-api/options.js";
import { mountUCloud } from "./ucloud/api.js";
import type { UCloudOptions } from "./ucloud/options.js";

/** What the APIs are told beside their context. */
export interface ApiOptions extends MountOptions, UCloudOptions, StorageApiOptions {}

/** The APIs that the server serves. One more is one more entry. */
export const mountApis = (context: ServerContext, options: ApiOptions = {}): readonly MountedApi[] => {
  const budget = options.budget ?? createAnswerBudget(context.configuration);
  return [mountUCloud(context, { ...options, budget }), mountStorageApi(context, { ...options, budget })];
};
