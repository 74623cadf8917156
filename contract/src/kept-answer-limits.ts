/** What is kept for idempotency keys at most. */
export const keptAnswerLimits = {
  /** The largest answer that is kept, in bytes. Of a larger one only that there was one. */
  answerBytes: 256 * 1024,
  /** All answers that are kept for one caller, or for the callers without credentials of one network, in bytes. */
  ownerBytes: 64 * 1024 * 1024,
  /** How many keys of one caller are remembered. Requests with more of them are refused. */
  ownerAnswers: 100_000,
} as const;
