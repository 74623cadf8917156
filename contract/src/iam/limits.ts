/** Bounds of everything that belongs to identities and policies; texts are counted in characters. */
export const iamLimits = {
  accessKeysPerUser: 2,
  versionsPerPolicy: 5,
  tags: 50,
  tagKey: { min: 1, max: 128 },
  tagValue: { max: 256 },
  description: { min: 1, max: 1000 },
  /** How long a session under a role may last, in seconds. */
  sessionDuration: { min: 900, max: 43_200, default: 3600 },
  /** What a document may measure once it is decoded and its blanks are dropped. */
  document: { permissions: 6144, trust: 131_072 },
} as const;
