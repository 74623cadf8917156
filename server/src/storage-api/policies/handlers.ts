import type { objectStorage } from "@concordat/contract/object-storage";
import type { Handlers } from "../../http/handler.js";
import { createPolicy } from "../../storage/iam/policies/create.js";
import { deletePolicy } from "../../storage/iam/policies/delete.js";
import { findPolicy, listPolicies } from "../../storage/iam/policies/find.js";
import { setDefaultVersion } from "../../storage/iam/policies/versions.js";
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";
import type { IdentityContext } from "../storage-context.js";
import { representPolicy, representPolicyDetail } from "./represent.js";
import { versionHandlers } from "./versions.js";

type PolicyHandlers = Handlers<typeof objectStorage.policies, StorageCall>;

/** Managed policies: the service's own, and those of the system. */
export const policyHandlers = (context: IdentityContext): PolicyHandlers => ({
  create: async (call) => {
    const { name, description = "", document } = call.body;
    const policy = { name, description, document };
    return representPolicyDetail(await createPolicy(call.db, serviceOf(call), policy, context));
  },

  list: async (call) => (await listPolicies(call.db, serviceOf(call))).map(representPolicy),

  get: async (call) => representPolicyDetail(await findPolicy(call.db, serviceOf(call), call.params.policy_name)),

  setDefaultVersion: async (call) => {
    const { policy_name: name } = call.params;
    const { version_id: id } = call.body;
    return representPolicyDetail(await setDefaultVersion(call.db, serviceOf(call), name, id, context));
  },

  delete: (call) => deletePolicy(call.db, serviceOf(call), { policyName: call.params.policy_name, versions: "delete" }),

  versions: versionHandlers(context),
});
