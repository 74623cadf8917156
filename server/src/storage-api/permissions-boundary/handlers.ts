import { removeBoundary, setBoundary } from "../../storage/iam/boundaries/set.js";
import type { OwnedCall, OwnerOf } from "../owner.js";
import { serviceOf } from "../service-of.js";

/** The policy beyond which a user or role cannot go. */
export const permissionsBoundaryHandlers = <Params>(ownerOf: OwnerOf<Params, "user" | "role">) => ({
  set: async (call: OwnedCall<Params, { readonly policy_name: string }>): Promise<string> => {
    const { policy_name: name } = call.body;
    await setBoundary(call.db, serviceOf(call), ownerOf(call.params), name);
    return name;
  },

  delete: (call: OwnedCall<Params>): Promise<void> => removeBoundary(call.db, serviceOf(call), ownerOf(call.params)),
});
