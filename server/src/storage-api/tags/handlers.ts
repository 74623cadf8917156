import type { TagResponse } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import { listTags } from "../../storage/iam/tags/list.js";
import { removeTag, replaceTags } from "../../storage/iam/tags/replace.js";
import type { Tag } from "../../storage/iam/tags/tag.js";
import type { OwnedRequest, OwnerOf } from "../owner.js";
import { serviceOf } from "../service-of.js";

export const representTag = ({ key, value }: Tag): TagResponse => ({ key, value });

/** The tags of a user or role. */
export const tagHandlers = <Params>(
  { prisma }: Pick<ServerContext, "prisma">,
  ownerOf: OwnerOf<Params, "user" | "role">,
) => ({
  get: async (request: OwnedRequest<Params>): Promise<TagResponse[]> => {
    const tags = await listTags(prisma, serviceOf(request), ownerOf(request.params));
    return tags.map(representTag);
  },

  replace: async (request: OwnedRequest<Params, readonly Tag[]>): Promise<TagResponse[]> => {
    const tags = request.body;
    await replaceTags(prisma, serviceOf(request), ownerOf(request.params), tags);
    return tags.map(representTag);
  },

  delete: (request: OwnedRequest<Params & { readonly tag_key: string }>): Promise<void> =>
    removeTag(prisma, serviceOf(request), ownerOf(request.params), request.params.tag_key),
});
