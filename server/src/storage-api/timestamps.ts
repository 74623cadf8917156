/** A service's times: as exact as they are stored, without zeros at the end. */
export const exactTime = (date: Date): string => date.toISOString().replace(/(?:\.000|0{1,2})Z$/, "Z");

/** IAM's times: whole seconds. */
export const wholeSeconds = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
