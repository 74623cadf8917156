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
} as const;
