import type { Api } from "../api.js";
import { errors } from "./errors.js";
import { form, versionPath } from "./operation.js";
import { tags } from "./operation-tags.js";
import { refusals } from "./refusals.js";
import { objectStorage } from "./router.js";
import { waiters } from "./waiters.js";

/** Enough for the longest trust document, escaped. */
const bodyLimit = "2mb";

/** UpCloud's API of Managed Object Storage: the control plane. */
export const objectStorageApi = {
  ...form,
  name: "object_storage",
  title: "Managed Object Storage",
  summary: "It makes storages that speak S3, with their buckets, users and rules.",
  errorGuide:
    "An error is a problem (`application/problem+json`). Go by what follows `#ERROR_` in its `type`, and by `invalid_params`. The rest of `type` is the vendor's, like all of the body.",
  prefixes: [`${versionPath}/`],
  isFallback: false,
  router: { objectStorage },
  errors,
  refusals,
  // it stands alone: deployed clients compare it letter by letter
  errorContentType: form.errorMediaType,
  bodyLimits: { callers: bodyLimit, guests: bodyLimit },
  tags,
  waiters,
} as const satisfies Api;
