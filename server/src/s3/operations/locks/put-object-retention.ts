import { setRetention } from "../../../object-store/locks/set-lock.js";
import { emptyAnswer } from "../../answers/answer.js";
import type { S3Handler } from "../../call.js";
import { bypassesGovernance } from "../../locks/bypass-governance.js";
import { readRetention } from "../../locks/lock-documents.js";
import { lockObject } from "../../locks/lock-object.js";
import { requireFuture } from "../../locks/retain-until.js";
import { requireDigest } from "../../request/require-digest.js";

/** PutObjectRetention: prolongs what there is, or changes it where governance is bypassed. */
export const putObjectRetentionHandler: S3Handler = {
  needs: "object",
  withBytes: false,
  readLock: readRetention,
  handle: async (call) => {
    requireDigest(call);
    const { context, request, at, requestedLock } = call;
    const retention = requestedLock?.retention ?? null;
    if (retention) requireFuture(retention.until, at, "RetainUntilDate");
    const removal = { at: context.clock(), bypassGovernance: bypassesGovernance(request) };
    const set = (version: Parameters<typeof setRetention>[1]) =>
      setRetention(context.prisma, version, retention, removal);
    return emptyAnswer(200, await lockObject(call, set));
  },
};
