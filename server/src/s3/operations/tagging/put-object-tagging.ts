import { emptyAnswer } from "../../answers/answer.js";
import type { S3Handler } from "../../call.js";
import { changeLookedAt } from "../../objects/change-looked-at.js";
import { objectTagLimit } from "../../tags/check-tags.js";
import { readTagging } from "../../tags/tagging-document.js";

/** PutObjectTagging: replaces all tags of a version. */
export const putObjectTaggingHandler: S3Handler = {
  needs: "object",
  withBytes: false,
  readTags: (body) => readTagging(body, objectTagLimit),
  handle: async (call) => emptyAnswer(200, await changeLookedAt(call, "tags", call.requestTags ?? [])),
};
