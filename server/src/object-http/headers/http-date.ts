/** A date as HTTP headers have it. */
export const httpDate = (date: Date): string => date.toUTCString();

/** Reads a date of an HTTP header; undefined for what is none, which is ignored as HTTP has it. */
export const readHttpDate = (text: string | undefined): Date | undefined => {
  const date = text === undefined ? undefined : new Date(text);
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
};

/** HTTP knows no parts of seconds: two dates are compared without. */
export const wholeSeconds = (date: Date): number => Math.floor(date.getTime() / 1000);
