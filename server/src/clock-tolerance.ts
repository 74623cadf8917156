/**
 * How far the clocks of two machines may differ, in milliseconds. A time that lies further ahead than anything of this server's
 * own making is the word of another clock, or of this one before it was put back.
 */
export const clockToleranceMs = 60_000;
