import { hasLists, toldObjectList } from "../../../storage/access-control/bucket-access.js";
import { changedList, storedList } from "../../../storage/access-control/new-list.js";
import { accessOf } from "../../access-control/access-of.js";
import { readAskedList } from "../../access-control/asked-list.js";
import { explainingRefusals } from "../../access-control/explain-refusal.js";
import { emptyAnswer } from "../../answers/answer.js";
import { objectHandler } from "../../call.js";
import { changeLookedAt } from "../../objects/change-looked-at.js";
import { absentObject, versionHeaders, versionOf } from "../../objects/version-id.js";

/** PutObjectAcl: replaces the whole list of a version, and never its owner. */
export const putObjectAclHandler = objectHandler(false, async (call) => {
  const { object } = call;
  if (!object) throw absentObject(call);
  const access = accessOf(call);
  const { owner } = toldObjectList(access, object.acl);
  const asked = await readAskedList(call, "object", owner);
  const list = await explainingRefusals(call, () => changedList(access, owner, asked));
  // where lists do not count, the one that is accepted says what is true anyway; what was put before counts again with them
  if (!hasLists(access)) return emptyAnswer(200, versionHeaders(versionOf(call, object.versionId)));
  return emptyAnswer(200, await changeLookedAt(call, "acl", storedList(access, list)));
});
