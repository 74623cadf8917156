import type { Difference } from "../compare.js";
import { bucketJudgements } from "./buckets.js";
import { configurationJudgements } from "./configurations.js";
import { everywhereJudgements } from "./everywhere.js";
import type { Judgement } from "./judgement.js";
import { listingAndPartJudgements } from "./listings-and-parts.js";
import { objectJudgements } from "./objects.js";
import { requestJudgements } from "./requests.js";

export type { Judgement } from "./judgement.js";

/** All differences. The first that a difference falls under counts. */
export const judgements: readonly Judgement[] = [
  ...everywhereJudgements,
  ...bucketJudgements,
  ...objectJudgements,
  ...listingAndPartJudgements,
  ...requestJudgements,
  ...configurationJudgements,
];

const matches = (pattern: string, text: string): boolean => {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^]*")}$`).test(text);
};

/** What is held of a difference in a sequence; undefined where nobody has judged it. */
export const judgementOf = (sequence: string, { kind, text }: Difference): Judgement | undefined =>
  judgements.find(
    ({ at, shows }) =>
      at.some((pattern) => matches(pattern, sequence)) && shows.some((pattern) => matches(pattern, `${kind} ${text}`)),
  );
