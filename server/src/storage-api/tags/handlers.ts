import type { TagResponse } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { IamTag, Prisma } from "../../generated/prisma/client.js";
import {
  changeOwned,
  type FindOwner,
  findInService,
  type InService,
  type OwnedRequest,
  type RoleKey,
  type UserKey,
} from "../owner.js";
import { notFound } from "../refusals.js";

/** What is read of tags to show them, in the order in which they were given. */
export const tagsInclude = {
  select: { key: true, value: true },
  orderBy: { id: "asc" },
} as const satisfies Prisma.IamUser$tagsArgs;

export const representTags = (rows: readonly Pick<IamTag, "key" | "value">[]): TagResponse[] =>
  rows.map(({ key, value }) => ({ key, value }));

/** The tags of a user or role. */
export const tagHandlers = <Params extends InService>(
  context: ServerContext,
  findOwner: FindOwner<Params, UserKey | RoleKey>,
) => ({
  get: async (request: OwnedRequest<Params>): Promise<TagResponse[]> => {
    const { owner } = await findInService(context, request, findOwner);
    return representTags(await context.prisma.iamTag.findMany({ where: owner, ...tagsInclude }));
  },

  replace: (
    request: OwnedRequest<Params, readonly { readonly key: string; readonly value: string }[]>,
  ): Promise<TagResponse[]> =>
    changeOwned(context, request, findOwner, async (tx, owner) => {
      const rows = request.body.map(({ key, value }) => ({ key, value, ...owner }));
      await tx.iamTag.deleteMany({ where: owner });
      await tx.iamTag.createMany({ data: rows });
      return representTags(rows);
    }),

  delete: (request: OwnedRequest<Params & { readonly tag_key: string }>): Promise<void> =>
    changeOwned(context, request, findOwner, async (tx, owner) => {
      const { count } = await tx.iamTag.deleteMany({ where: { ...owner, key: request.params.tag_key } });
      if (count === 0) throw notFound();
    }),
});
