import type { Sequence } from "../sequence.js";
import { accessSequences } from "./access.js";
import { bucketSequences } from "./buckets.js";
import { configurationSequences } from "./configurations.js";
import { copySequences } from "./copies.js";
import { corsSequences } from "./cors.js";
import { customerKeySequences } from "./customer-keys.js";
import { everyOperationSequences } from "./every-operation.js";
import { formSequences } from "./forms.js";
import { lifecycleSequences } from "./lifecycles.js";
import { listingSequences } from "./listings.js";
import { lockSequences } from "./locks.js";
import { multipartSequences } from "./multipart.js";
import { objectSequences } from "./objects.js";
import { readSequences } from "./reads.js";
import { signatureSequences } from "./signatures.js";
import { tagSequences } from "./tags.js";
import { versionSequences } from "./versions.js";

/** All that is sent to both servers. */
export const sequences: readonly Sequence[] = [
  ...bucketSequences,
  ...objectSequences,
  ...readSequences,
  ...listingSequences,
  ...multipartSequences,
  ...copySequences,
  ...versionSequences,
  ...tagSequences,
  ...corsSequences,
  ...lifecycleSequences,
  ...accessSequences,
  ...configurationSequences,
  ...lockSequences,
  ...signatureSequences,
  ...formSequences,
  ...customerKeySequences,
  ...everyOperationSequences,
];
