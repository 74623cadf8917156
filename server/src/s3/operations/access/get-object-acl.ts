import { objectHandler } from "../../call.js";
import { checkVersion } from "../../objects/version-id.js";
import { ownerOnlyList } from "./owner-only.js";

/** GetObjectAcl. */
export const getObjectAclHandler = objectHandler(false, async (call) => {
  const { request, resource, object, authority } = call;
  checkVersion(request.query.get("versionId"), resource.key);
  if (!object) throw authority.absent(resource.key);
  return ownerOnlyList(call);
});
