import type { AcceptedDocument } from "@concordat/contract/iam";
import type { InlinePolicyResponse } from "@concordat/contract/object-storage";
import { createInlinePolicy, deleteInlinePolicy } from "../../storage/iam/inline-policies/change.js";
import { findInlinePolicy, listInlinePolicies } from "../../storage/iam/inline-policies/find.js";
import type { InlinePolicy } from "../../storage/iam/inline-policies/inline-policy.js";
import type { QuotaContext } from "../../storage/quota.js";
import type { OwnedCall, OwnerOf } from "../owner.js";
import { serviceOf } from "../service-of.js";

type OnePolicy<Params> = Params & { readonly policy_name: string };
interface PolicyBody {
  readonly name: string;
  readonly document: AcceptedDocument<"permissions">;
}

const represent = ({ document, name }: InlinePolicy): InlinePolicyResponse => ({ document, name });

/** The policies that belong to one user, group or role alone. Their documents are answered as they were sent. */
export const inlinePolicyHandlers = <Params>(context: QuotaContext, ownerOf: OwnerOf<Params>) => ({
  create: async (call: OwnedCall<Params, PolicyBody>): Promise<InlinePolicyResponse> =>
    represent(await createInlinePolicy(call.db, serviceOf(call), ownerOf(call.params), call.body, context)),

  list: async (call: OwnedCall<Params>): Promise<InlinePolicyResponse[]> => {
    const policies = await listInlinePolicies(call.db, serviceOf(call), ownerOf(call.params));
    return policies.map(represent);
  },

  get: async (call: OwnedCall<OnePolicy<Params>>): Promise<InlinePolicyResponse> => {
    const owner = ownerOf(call.params);
    return represent(await findInlinePolicy(call.db, serviceOf(call), owner, call.params.policy_name));
  },

  delete: (call: OwnedCall<OnePolicy<Params>>): Promise<void> =>
    deleteInlinePolicy(call.db, serviceOf(call), ownerOf(call.params), call.params.policy_name),
});
