import { iamLimits } from "@concordat/contract/iam";
import type { Tag } from "../storage/iam/tags/tag.js";
import type { QueryCall } from "./query-call.js";
import { invalidParameter, QueryError } from "./query-error.js";

const { tags: mostTags, tagKey, tagValue } = iamLimits;

const readTag = (member: ReadonlyMap<string, string>, index: number): Tag => {
  const [key = "", value = ""] = [member.get("Key"), member.get("Value")];
  const at = `tags.${index + 1}.member`;
  if (key.length < tagKey.min || key.length > tagKey.max)
    throw invalidParameter(`${at}.key`, key, `Member must have ${tagKey.min} to ${tagKey.max} characters`);
  if (value.length > tagValue.max)
    throw invalidParameter(`${at}.value`, value, `Member must have at most ${tagValue.max} characters`);
  return { key, value };
};

/** The tags of a request. @throws QueryError `ValidationError`, `InvalidInput` for a key that occurs twice, `LimitExceeded` */
export const readTags = ({ parameters }: Pick<QueryCall, "parameters">): readonly Tag[] => {
  const tags = parameters.members("Tags").map(readTag);
  if (new Set(tags.map(({ key }) => key)).size < tags.length)
    throw new QueryError("InvalidInput", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
  if (tags.length > mostTags) throw new QueryError("LimitExceeded", `There can be at most ${mostTags} tags.`);
  return tags;
};
