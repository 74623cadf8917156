import { emptyAnswer } from "../../answers/answer.js";
import { objectHandler } from "../../call.js";
import { tagObject } from "../../tags/tag-object.js";

/** DeleteObjectTagging: an object without tags stays as it is. */
export const deleteObjectTaggingHandler = objectHandler(false, async (call) =>
  emptyAnswer(204, await tagObject(call, null)),
);
