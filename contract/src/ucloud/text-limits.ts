/**
 * How long texts may be that the API's own papers leave open, in characters. They are far beyond anything that is in use
 * and there so that no request costs more than it should.
 */
export const textLimits = {
  /** Ids and names of things, of users and of projects. */
  name: 256,
  /** Tokens, and where a page ended. */
  token: 4096,
  /** Ids that stand in one text, separated by commas. */
  list: 65_536,
} as const;
