import type { JobProgress } from "./progress.js";
import { quoted } from "./sentences.js";

/** What of a job was not copied, as a sentence; empty where all was. */
export const failedSentence = ({ failed, failedCount }: JobProgress): string => {
  const [first] = failed;
  if (failedCount === 0 || !first) return "";
  const { bucket, key, why } = first;
  const what = key === undefined ? `bucket ${quoted(bucket)}` : `object ${quoted(key)} of the bucket ${quoted(bucket)}`;
  return failedCount === 1
    ? `The ${what} could not be copied: ${why}`
    : `${failedCount} objects could not be copied, the first of them the ${what}: ${why}`;
};
