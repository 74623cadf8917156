/** Members without undefined: what it takes nothing from. */
export type Given<Members> = { [Name in keyof Members]?: Exclude<Members[Name], undefined> };

/** Keeps the members that a merge patch gives; those it leaves out change nothing. */
export const onlyGiven = <Members extends object>(members: Members): Given<Members> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<Members>;
