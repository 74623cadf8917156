import { S3Error } from "../../aws/s3-error.js";

interface Bounds {
  readonly name: string;
  readonly min?: number;
  readonly max?: number;
}

const mostOfAws = 2_147_483_647;

/**
 * Reads a parameter that is a whole number.
 *
 * @param name of the parameter, for the message
 * @returns undefined where it is absent or empty
 * @throws S3Error `InvalidArgument`
 */
export const readWholeNumber = (
  text: string | undefined,
  { name, min = 0, max = mostOfAws }: Bounds,
): number | undefined => {
  if (text === undefined || text === "") return undefined;
  const number = /^-?\d{1,12}$/.test(text) ? Number(text) : undefined;
  if (number !== undefined && number >= min && number <= max) return number;
  const message =
    number === undefined
      ? `Provided ${name} not an integer or within integer range`
      : `Argument ${name} must be an integer between ${min} and ${max}`;
  throw new S3Error("InvalidArgument", message, { extra: { ArgumentName: name, ArgumentValue: text } });
};
