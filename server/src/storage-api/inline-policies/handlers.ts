import type { InlinePolicyResponse } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { IamInlinePolicy } from "../../generated/prisma/client.js";
import {
  changeOwned,
  type FindOwner,
  findInService,
  type InService,
  type OwnedRequest,
  type OwnerKey,
} from "../owner.js";
import { documentAsSent } from "../policies/document.js";
import { notFound } from "../refusals.js";
import { refuseTaken } from "../refuse-taken.js";

type OnePolicy<Params> = Params & { readonly policy_name: string };

const represent = ({ document, name }: IamInlinePolicy): InlinePolicyResponse => ({ document, name });

/** The policies that belong to one user, group or role alone. Their documents are answered as they were sent. */
export const inlinePolicyHandlers = <Params extends InService>(
  context: ServerContext,
  findOwner: FindOwner<Params, OwnerKey>,
) => {
  const { prisma } = context;
  return {
    create: (
      request: OwnedRequest<Params, { readonly name: string; readonly document: string }>,
    ): Promise<InlinePolicyResponse> =>
      changeOwned(context, request, findOwner, async (tx, owner) => {
        const { name, document } = request.body;
        const data = { name, document: documentAsSent(document), ...owner };
        return represent(await tx.iamInlinePolicy.create({ data }));
      }).catch(refuseTaken("name")),

    list: async (request: OwnedRequest<Params>): Promise<InlinePolicyResponse[]> => {
      const { owner } = await findInService(context, request, findOwner);
      const rows = await prisma.iamInlinePolicy.findMany({ where: owner, orderBy: { name: "asc" } });
      return rows.map(represent);
    },

    get: async (request: OwnedRequest<OnePolicy<Params>>): Promise<InlinePolicyResponse> => {
      const { owner } = await findInService(context, request, findOwner);
      const row = await prisma.iamInlinePolicy.findFirst({ where: { ...owner, name: request.params.policy_name } });
      if (!row) throw notFound();
      return represent(row);
    },

    delete: (request: OwnedRequest<OnePolicy<Params>>): Promise<void> =>
      changeOwned(context, request, findOwner, async (tx, owner) => {
        const { count } = await tx.iamInlinePolicy.deleteMany({
          where: { ...owner, name: request.params.policy_name },
        });
        if (count === 0) throw notFound();
      }),
  };
};
