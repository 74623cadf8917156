import type { TagResponse } from "@concordat/contract/object-storage";
import { listTags } from "../../storage/iam/tags/list.js";
import { removeTag, replaceTags } from "../../storage/iam/tags/replace.js";
import type { Tag } from "../../storage/iam/tags/tag.js";
import type { OwnedCall, OwnerOf } from "../owner.js";
import { serviceOf } from "../service-of.js";

export const representTag = ({ key, value }: Tag): TagResponse => ({ key, value });

/** The tags of a user or role. */
export const tagHandlers = <Params>(ownerOf: OwnerOf<Params, "user" | "role">) => ({
  get: async (call: OwnedCall<Params>): Promise<TagResponse[]> => {
    const tags = await listTags(call.db, serviceOf(call), ownerOf(call.params));
    return tags.map(representTag);
  },

  replace: async (call: OwnedCall<Params, readonly Tag[]>): Promise<TagResponse[]> => {
    const tags = call.body;
    await replaceTags(call.db, serviceOf(call), ownerOf(call.params), tags);
    return tags.map(representTag);
  },

  delete: (call: OwnedCall<Params & { readonly tag_key: string }>): Promise<void> =>
    removeTag(call.db, serviceOf(call), ownerOf(call.params), call.params.tag_key),
});
