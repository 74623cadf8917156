import type { IncomingHttpHeaders } from "node:http";
import { getTagging } from "../s3-client/objects.js";
import type { CopyRun, ToCopy } from "./copy-run.js";
import { travellingHeaders } from "./travelling-headers.js";

/** The headers with which the copy of an object is stored: what it is, its metadata and its tags. */
export const describeCopy = async (
  { sides: { source } }: CopyRun,
  { from: bucket, key }: ToCopy,
  headers: IncomingHttpHeaders,
): Promise<Record<string, string>> => {
  const travelling = travellingHeaders(headers);
  const isTagged = Number(headers["x-amz-tagging-count"] ?? 0) > 0;
  if (!isTagged) return travelling;
  const tagging = await source.once((client, signal) => getTagging(client, { bucket, key }, signal));
  return tagging === "" ? travelling : { ...travelling, "x-amz-tagging": tagging };
};
