import type { ServerContext } from "../../context.js";
import { removeBoundary, setBoundary } from "../../storage/iam/boundaries/set.js";
import type { OwnedRequest, OwnerOf } from "../owner.js";
import { serviceOf } from "../service-of.js";

/** The policy beyond which a user or role cannot go. */
export const permissionsBoundaryHandlers = <Params>(
  { prisma }: Pick<ServerContext, "prisma">,
  ownerOf: OwnerOf<Params, "user" | "role">,
) => ({
  set: async (request: OwnedRequest<Params, { readonly policy_name: string }>): Promise<string> => {
    const { policy_name: name } = request.body;
    await setBoundary(prisma, serviceOf(request), ownerOf(request.params), name);
    return name;
  },

  delete: (request: OwnedRequest<Params>): Promise<void> =>
    removeBoundary(prisma, serviceOf(request), ownerOf(request.params)),
});
