import type { Api } from "../api.js";
import { errors } from "./errors.js";
import { form, versionPath } from "./operation.js";
import { tags } from "./operation-tags.js";
import { storageQuotas } from "./quotas.js";
import { refusals } from "./refusals.js";
import { objectStorage } from "./router.js";
import { waiters } from "./waiters.js";

/** UpCloud's API of Managed Object Storage: the control plane. */
export const objectStorageApi: Api<{ readonly objectStorage: typeof objectStorage }> = {
  ...form,
  name: "object_storage",
  title: "Managed Object Storage",
  summary: "Creates S3-compatible object storages, with their buckets, users and policies.",
  errorGuide:
    "Errors are problems (`application/problem+json`). Use the code after `#ERROR_` in `type`, and `invalid_params`. The form of the body, with the rest of `type`, is the vendor's.",
  prefixes: [`${versionPath}/`],
  isFallback: false,
  router: { objectStorage },
  errors,
  refusals,
  // without parameters: deployed clients compare the whole value
  errorContentType: form.errorMediaType,
  // there are no public operations
  guestBodyLimit: 0,
  quotas: storageQuotas,
  tags,
  waiters,
};
