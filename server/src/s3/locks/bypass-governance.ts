import { headerOf, type S3Request } from "../../aws/s3-request.js";

/** Whether a request bypasses governance. Only callers who may do that come so far with the header. */
export const bypassesGovernance = (request: S3Request): boolean =>
  headerOf(request, "x-amz-bypass-governance-retention")?.toLowerCase() === "true";
