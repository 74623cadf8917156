import { deleteObject } from "../../../object-store/objects/delete.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { countDeleted } from "../../objects/count-change.js";
import { isCurrentVersion } from "../../objects/version-id.js";
import { readWriteConditions } from "../../objects/write-conditions.js";

/** DeleteObject: what is not there is deleted. */
export const deleteObjectHandler = bucketHandler(async (call) => {
  const { context, request, bucket, resource } = call;
  if (!isCurrentVersion(request.query.get("versionId"))) return emptyAnswer(204);
  const { ifMatch } = readWriteConditions(request);
  const deleted = await deleteObject(context.prisma, {
    bucketId: bucket.id,
    key: Buffer.from(resource.key),
    at: context.clock(),
    ...(ifMatch && { ifMatch }),
  });
  if (deleted) countDeleted(call, [deleted]);
  return emptyAnswer(204);
});
