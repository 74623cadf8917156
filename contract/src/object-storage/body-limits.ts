import { longestSentDocument } from "../iam/policy-document.js";

/** The largest bodies that are read, in bytes, where more is needed than what most operations take. */
export const bodyLimits = {
  /** A permission document of the greatest length, encoded in the longest ordinary way. */
  document: 256 * 1024,
  /** A trust document of the greatest length, however it is encoded, and what else a role has. */
  trustDocument: longestSentDocument("trust") + 256 * 1024,
  /** All tags of a user or a role, with texts of the greatest length in any script. */
  tags: 256 * 1024,
  /** A service with all its labels, networks, domains and websites. */
  service: 512 * 1024,
} as const;
