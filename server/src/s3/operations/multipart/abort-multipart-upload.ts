import { abortUpload } from "../../../object-store/uploads/abort.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { refuseConditions } from "../../headers/refused-headers.js";
import { uploadAddress } from "../../uploads/upload-address.js";

/** AbortMultipartUpload: nothing is left of the parts. */
export const abortMultipartUploadHandler = bucketHandler(async (call) => {
  refuseConditions(call.request.headers);
  await abortUpload(call.context.prisma, { ...uploadAddress(call), at: call.context.clock() });
  return emptyAnswer(204);
});
