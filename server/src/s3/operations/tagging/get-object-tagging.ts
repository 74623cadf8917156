import { xmlAnswer } from "../../answers/answer.js";
import { objectHandler } from "../../call.js";
import { absentObject, versionHeaders, versionOf } from "../../objects/version-id.js";
import { taggingDocument } from "../../tags/tagging-document.js";

/** GetObjectTagging: an object without tags has an empty set. */
export const getObjectTaggingHandler = objectHandler(false, async (call) => {
  const { object } = call;
  if (!object) throw absentObject(call);
  return xmlAnswer(taggingDocument(object.tags ?? []), versionHeaders(versionOf(call, object.versionId)));
});
