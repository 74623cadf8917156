import { setLegalHold } from "../../../object-store/locks/set-lock.js";
import { emptyAnswer } from "../../answers/answer.js";
import type { S3Handler } from "../../call.js";
import { readLegalHold } from "../../locks/lock-documents.js";
import { lockObject } from "../../locks/lock-object.js";
import { requireDigest } from "../../request/require-digest.js";

/** PutObjectLegalHold. */
export const putObjectLegalHoldHandler: S3Handler = {
  needs: "object",
  withBytes: false,
  readLock: readLegalHold,
  handle: async (call) => {
    requireDigest(call);
    const legalHold = call.requestedLock?.legalHold ?? false;
    return emptyAnswer(200, await lockObject(call, (version) => setLegalHold(call.context.prisma, version, legalHold)));
  },
};
