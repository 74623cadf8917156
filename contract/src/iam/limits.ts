/** Limits of identities and policies; lengths of texts are in characters. */
export const iamLimits = {
  accessKeysPerUser: 2,
  versionsPerPolicy: 5,
  tags: 50,
  tagKey: { min: 1, max: 128 },
  tagValue: { max: 256 },
  description: { min: 1, max: 1000 },
  /** Maximum duration of a session of a role, in seconds. */
  sessionDuration: { min: 900, max: 43_200, default: 3600 },
  /** The most characters of a document, decoded and without whitespace. */
  document: { permissions: 6144, trust: 131_072, bucket: 20_480 },
  /**
   * The most that a trust document may ask to compare, so that a decision takes at most about a millisecond.
   *
   * `patternCharacters` counts the characters of all patterns: texts with `*`, `?` or a policy variable. A list of patterns, and each
   * pattern of an ARN, counts as at least `leastPatternCharacters`. A pattern with a variable counts as at least
   * `leastSearchCharacters` if it has a wildcard other than a final `*`: the value of the variable can be long. `conditions` counts the
   * condition keys under all operators.
   */
  trust: { patternCharacters: 8192, leastPatternCharacters: 96, leastSearchCharacters: 1024, conditions: 1000 },
  /** How many texts of a permission document or of a bucket's policy may have a variable and a wildcard other than a final `*`. */
  variableSearches: 8,
  /** How many condition keys the policy of a bucket may have, under all operators. */
  bucketConditions: 250,
} as const;
