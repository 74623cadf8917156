import type { Api } from "../api.js";
import { errors } from "./errors.js";
import { form } from "./operation.js";
import { ucloudQuotas } from "./quotas.js";
import { refusals } from "./refusals.js";
import { ucloud } from "./router.js";
import { tags } from "./tags.js";

/** UCloud's APIs of providers. */
export const ucloudApi: Api<typeof ucloud> = {
  ...form,
  name: "ucloud",
  title: "UCloud Providers",
  summary: "Registers providers of storage and compute resources, gives them keys and tokens, and calls them.",
  errorGuide:
    'Errors have the form `{"why": …, "errorCode": …}`. Use the status; `why` is human-readable and may change at any time.',
  prefixes: ["/api/", "/auth/", "/ucloud/"],
  isFallback: true,
  router: ucloud,
  errors,
  refusals,
  errorContentType: "application/json; charset=utf-8",
  guestBodyLimit: 64 * 1024,
  quotas: ucloudQuotas,
  tags,
  waiters: {},
};
