import { S3Error } from "../../aws/s3-error.js";

const iso8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Reads a date of ISO 8601, in UTC unless it says otherwise. @returns undefined for what is none */
export const readIsoDate = (text: string): Date | undefined => {
  const [, , , zone] = iso8601.exec(text) ?? [];
  if (!iso8601.test(text)) return undefined;
  const date = new Date(zone === undefined ? `${text}Z` : text);
  return Number.isNaN(date.getTime()) ? undefined : date;
};

/** @throws S3Error `InvalidArgument` for a date that has passed */
export const requireFuture = (until: Date, at: Date, argument: string): void => {
  if (until > at) return;
  const extra = { ArgumentName: argument, ArgumentValue: until.toISOString() };
  throw new S3Error("InvalidArgument", "The retain until date must be in the future!", { extra });
};
