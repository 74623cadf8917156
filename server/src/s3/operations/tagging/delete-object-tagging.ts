import { emptyAnswer } from "../../answers/answer.js";
import { objectHandler } from "../../call.js";
import { changeLookedAt } from "../../objects/change-looked-at.js";

/** DeleteObjectTagging: an object without tags stays as it is. */
export const deleteObjectTaggingHandler = objectHandler(false, async (call) =>
  emptyAnswer(204, await changeLookedAt(call, "tags", null)),
);
