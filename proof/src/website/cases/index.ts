import type { WebsiteGroup } from "../website-case.js";
import { partlyPublic, privateBucket } from "./access.js";
import { conditionsAndRanges } from "./conditions-and-ranges.js";
import { contentTypes } from "./content-types.js";
import { cors, withoutCors } from "./cors.js";
import { errorLoops, errorPages, errorPagesBelowPrefix } from "./error-pages.js";
import { hostilePaths, hostileRedirects } from "./hostile-paths.js";
import { methods } from "./methods.js";
import { plainPages } from "./plain-pages.js";
import { prefixWithoutSlash } from "./prefixes.js";
import { spa, spaWithoutIndex } from "./spa.js";
import { disabled, notConfigured, withoutBucket } from "./states.js";

/** The whole suite. Nothing of a group is left when the next one begins. */
export const websiteGroups: readonly WebsiteGroup[] = [
  plainPages,
  contentTypes,
  hostilePaths,
  hostileRedirects,
  conditionsAndRanges,
  methods,
  errorPages,
  errorLoops,
  errorPagesBelowPrefix,
  spa,
  spaWithoutIndex,
  prefixWithoutSlash,
  privateBucket,
  partlyPublic,
  cors,
  withoutCors,
  disabled,
  notConfigured,
  withoutBucket,
];
