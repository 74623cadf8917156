import * as z from "zod";
import { iamLimits } from "../../iam/limits.js";
import { besideOtherFaults, uniqueBy } from "../member-rules.js";
import { text } from "../text.js";

const { tagKey, tagValue, tags: mostTags } = iamLimits;

const key = text(tagKey.max)
  .min(tagKey.min)
  .meta({
    description: `Key of the tag, up to ${tagKey.max} characters. Keys are case-sensitive, and unique for an owner.`,
    examples: ["department"],
  });

const value = text(tagValue.max).meta({
  description: `Value of the tag, up to ${tagValue.max} characters; may be empty.`,
  examples: ["research"],
});

/** A tag in a request that replaces all tags: key and value are required. */
export const TagItem = z
  .strictObject({ key, value })
  .meta({ id: "TagItem", description: "A tag to set on a user or role." });

/** A tag in the request that creates a role: the value is optional. */
export const RoleTag = z
  .strictObject({ key, value: value.optional() })
  .meta({ id: "RoleTag", description: "A tag of a new role." });

/** A tag in reads. */
export const TagResponse = z
  .object({
    key: z.string().meta({ description: "Key of the tag.", examples: ["department"] }),
    value: z
      .string()
      .optional()
      .meta({ description: "Value of the tag; empty if the tag was created without one.", examples: ["research"] }),
  })
  .meta({ id: "TagResponse", description: "A tag of a user or role." });
export type TagResponse = z.output<typeof TagResponse>;

/** A list of tags to write, in which no key occurs twice. */
export const tagList = <Tag extends z.ZodType>(tag: Tag) =>
  z.array(tag).max(mostTags).superRefine(uniqueBy("key"), besideOtherFaults);

export const TagListRequest = tagList(TagItem).meta({
  id: "TagListRequest",
  description: `The new tags of the owner, at most ${mostTags}: a bare array.`,
});

export const TagListResponse = z
  .array(TagResponse)
  .meta({ id: "TagListResponse", description: "All tags of the owner: a bare array." });
