import type { AcceptedDocument } from "@concordat/contract/iam";
import type { InlinePolicyResponse } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import { createInlinePolicy, deleteInlinePolicy } from "../../storage/iam/inline-policies/change.js";
import { findInlinePolicy, listInlinePolicies } from "../../storage/iam/inline-policies/find.js";
import type { InlinePolicy } from "../../storage/iam/inline-policies/inline-policy.js";
import type { OwnedRequest, OwnerOf } from "../owner.js";
import { serviceOf } from "../service-of.js";

type OnePolicy<Params> = Params & { readonly policy_name: string };
interface PolicyBody {
  readonly name: string;
  readonly document: AcceptedDocument<"permissions">;
}

const represent = ({ document, name }: InlinePolicy): InlinePolicyResponse => ({ document, name });

/** The policies that belong to one user, group or role alone. Their documents are answered as they were sent. */
export const inlinePolicyHandlers = <Params>({ prisma }: Pick<ServerContext, "prisma">, ownerOf: OwnerOf<Params>) => ({
  create: async (request: OwnedRequest<Params, PolicyBody>): Promise<InlinePolicyResponse> =>
    represent(await createInlinePolicy(prisma, serviceOf(request), ownerOf(request.params), request.body)),

  list: async (request: OwnedRequest<Params>): Promise<InlinePolicyResponse[]> => {
    const policies = await listInlinePolicies(prisma, serviceOf(request), ownerOf(request.params));
    return policies.map(represent);
  },

  get: async (request: OwnedRequest<OnePolicy<Params>>): Promise<InlinePolicyResponse> => {
    const owner = ownerOf(request.params);
    return represent(await findInlinePolicy(prisma, serviceOf(request), owner, request.params.policy_name));
  },

  delete: (request: OwnedRequest<OnePolicy<Params>>): Promise<void> =>
    deleteInlinePolicy(prisma, serviceOf(request), ownerOf(request.params), request.params.policy_name),
});
