import type { S3ClientError } from "../s3-client/s3-client-error.js";
import { CopyFailure, type SideError, type SideName } from "./job-failure.js";

/** The longest text of others that a sentence quotes, in characters. */
const longestQuote = 200;

/** A key or a name as a sentence quotes it: on one line, whatever it consists of. */
export const quoted = (text: string): string => {
  const characters = [...text];
  const shown = characters.length > longestQuote ? `${characters.slice(0, longestQuote).join("")}…` : text;
  return JSON.stringify(shown).replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
};

/** What S3's codes mean for a side of a job, where its owner can do something about it. */
const ofCodes: Readonly<Record<string, (side: SideName) => string>> = {
  InvalidAccessKeyId: (side) => `The ${side} does not know the access key.`,
  SignatureDoesNotMatch: (side) => `The ${side} refuses the secret of the access key.`,
  RequestTimeTooSkewed: (side) => `The ${side} refuses the time of this server's clock.`,
  NoSuchBucket: (side) => `The ${side} has no such bucket.`,
  AccessDenied: (side) => `The ${side} denies access.`,
  AllAccessDisabled: (side) => `The ${side} denies access.`,
  ListOutOfOrder: (side) => `The ${side} lists its objects in no order, or without an end.`,
  InvalidObjectState: () => "The object is archived at the source.",
  NoSuchKey: (side) => `The ${side} does not have the object.`,
};

/** What went wrong at a side, as a sentence. It holds nothing that the side has written, but for a code. */
const sentenceOf = (side: SideName, { fault, status, code }: S3ClientError): string => {
  const known = ofCodes[code];
  if (known) return known(side);
  switch (fault) {
    case "refused-address":
      return `The address of the ${side} is none that this server connects to.`;
    case "unreachable":
      return `The ${side} cannot be reached, or does not answer.`;
    case "broken":
      return `The ${side} sends answers that are cut, or none of S3's.`;
    case "answered":
      break;
  }
  if (status === 403) return `The ${side} denies access.`;
  if (status >= 300 && status < 400) {
    return `The ${side} answers with a redirect (${status}), which is not followed: its endpoint or region is another one.`;
  }
  return `The ${side} answered with status ${status}${code === "" ? "" : ` (${code})`}.`;
};

/** What went wrong, as a sentence. */
export const explain = (error: SideError): string => sentenceOf(error.side, error.cause);

/** The end of a job by an error of a side. */
export const jobFailure = (error: SideError): CopyFailure => new CopyFailure("job", explain(error), { cause: error });

const ofJob = new Set(["InvalidAccessKeyId", "SignatureDoesNotMatch", "RequestTimeTooSkewed"]);

/** What an error ends beside the copy of one object. */
export const failureOf = (error: SideError): CopyFailure | undefined => {
  const { fault, code } = error.cause;
  if (fault === "refused-address" || ofJob.has(code)) return jobFailure(error);
  if (code === "NoSuchBucket") return new CopyFailure("bucket", explain(error), { cause: error });
  return undefined;
};

const passing = new Set(["SlowDown", "RequestTimeout", "OperationAborted", "InternalError", "ServiceUnavailable"]);

/** Whether the same call may succeed later. */
export const mayPass = ({ cause: { fault, status, code } }: SideError): boolean =>
  fault === "unreachable" ||
  fault === "broken" ||
  (fault === "answered" &&
    (status === 408 || status === 429 || (status >= 500 && status !== 501) || passing.has(code)));
