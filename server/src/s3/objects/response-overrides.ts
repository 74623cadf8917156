import { S3Error } from "../../aws/s3-error.js";
import type { S3Call } from "../call.js";

const overrides = {
  "response-cache-control": "Cache-Control",
  "response-content-disposition": "Content-Disposition",
  "response-content-encoding": "Content-Encoding",
  "response-content-language": "Content-Language",
  "response-content-type": "Content-Type",
  "response-expires": "Expires",
} as const;

/** What cannot stand in a header. */
const unfit = /[^\t\u0020-\u007e\u0080-\u00ff]/;

/**
 * Headers that the query sets instead of the object's own.
 *
 * @throws S3Error `InvalidRequest` for anonymous callers, `InvalidArgument` for values that no header can have
 */
export const readOverrides = ({
  request: { query },
  caller,
}: Pick<S3Call, "request" | "caller">): Record<string, string> => {
  if (query.size === 0) return {};
  const set = Object.entries(overrides).flatMap(([member, header]) => {
    const value = query.get(member);
    return value === undefined ? [] : [{ member, header, value }];
  });
  if (set.length > 0 && !caller) {
    throw new S3Error("InvalidRequest", "Request specific response headers cannot be used for anonymous GET requests.");
  }
  const wrong = set.find(({ value }) => unfit.test(value));
  if (wrong) {
    const extra = { ArgumentName: wrong.member, ArgumentValue: wrong.value };
    throw new S3Error("InvalidArgument", "Header value cannot be represented using ISO-8859-1.", { extra });
  }
  return Object.fromEntries(set.map(({ header, value }) => [header, value]));
};
