import type { Api } from "../api.js";
import { errors } from "./errors.js";
import { form } from "./operation.js";
import { refusals } from "./refusals.js";
import { ucloud } from "./router.js";
import { tags } from "./tags.js";

/** UCloud's APIs of providers. */
export const ucloudApi = {
  ...form,
  name: "ucloud",
  title: "UCloud Providers",
  summary: "It registers providers of storage and computing, hands them their keys and tokens, and calls them.",
  errorGuide:
    'An error travels as `{"why": …, "errorCode": …}`. Go by the status; `why` is for humans and may change at any time.',
  prefixes: ["/api/", "/auth/", "/ucloud/"],
  isFallback: true,
  router: ucloud,
  errors,
  refusals,
  errorContentType: "application/json; charset=utf-8",
  bodyLimits: {
    // enough for a thousand items with their access control lists
    callers: "8mb",
    // a large body can keep a server busy for a second: that is not for everybody
    guests: "64kb",
  },
  tags,
  waiters: {},
} as const satisfies Api;
