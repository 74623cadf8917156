import { toldObjectList } from "../../../storage/access-control/bucket-access.js";
import { accessOf } from "../../access-control/access-of.js";
import { listAnswer } from "../../access-control/list-answer.js";
import { objectHandler } from "../../call.js";
import { absentObject, versionHeaders, versionOf } from "../../objects/version-id.js";

/** GetObjectAcl. */
export const getObjectAclHandler = objectHandler(false, async (call) => {
  const { object } = call;
  if (!object) throw absentObject(call);
  const list = toldObjectList(accessOf(call), object.acl);
  return listAnswer(call, list, versionHeaders(versionOf(call, object.versionId)));
});
