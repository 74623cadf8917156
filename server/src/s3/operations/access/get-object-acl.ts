import { objectHandler } from "../../call.js";
import { absentObject, versionHeaders, versionOf } from "../../objects/version-id.js";
import { ownerOnlyList } from "./owner-only.js";

/** GetObjectAcl. */
export const getObjectAclHandler = objectHandler(false, async (call) => {
  const { object } = call;
  if (!object) throw absentObject(call);
  const answer = await ownerOnlyList(call);
  return { ...answer, headers: { ...answer.headers, ...versionHeaders(versionOf(call, object.versionId)) } };
});
