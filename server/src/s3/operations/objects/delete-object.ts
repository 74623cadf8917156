import { deleteObject } from "../../../object-store/objects/delete.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { refuseConditions } from "../../headers/refused-headers.js";
import { bypassesGovernance } from "../../locks/bypass-governance.js";
import { countDeleted } from "../../objects/count-change.js";
import { checkVersionId, versionHeaders } from "../../objects/version-id.js";
import { readWriteConditions } from "../../objects/write-conditions.js";

/** DeleteObject: what is not there is deleted. In a bucket with versions a key gets a delete marker, and a version is gone for good. */
export const deleteObjectHandler = bucketHandler(async (call) => {
  const { context, request, bucket, resource } = call;
  const versionId = request.query.get("versionId");
  checkVersionId(versionId);
  refuseConditions(request.headers);
  const { ifMatch } = readWriteConditions(request);
  const deleted = await deleteObject(context.prisma, {
    bucketId: bucket.id,
    key: Buffer.from(resource.key),
    versionId,
    at: context.clock(),
    bypassGovernance: bypassesGovernance(request),
    ...(ifMatch && { ifMatch }),
  });
  if (deleted) countDeleted(call, [deleted]);
  return emptyAnswer(204, {
    ...versionHeaders(deleted?.versionId),
    ...(deleted?.isMarker && { "x-amz-delete-marker": "true" }),
  });
});
