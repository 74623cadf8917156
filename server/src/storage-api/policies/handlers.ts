import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { createPolicy } from "../../storage/iam/policies/create.js";
import { deletePolicy } from "../../storage/iam/policies/delete.js";
import { findPolicy, listPolicies } from "../../storage/iam/policies/find.js";
import { setDefaultVersion } from "../../storage/iam/policies/versions.js";
import type { ObjectStorageRequest } from "../request.js";
import { serviceOf } from "../service-of.js";
import { representPolicy, representPolicyDetail } from "./represent.js";
import { versionHandlers } from "./versions.js";

type PolicyHandlers = Handlers<typeof objectStorage.policies, ObjectStorageRequest>;

/** Managed policies: the service's own, and those of the system. */
export const policyHandlers = (context: ServerContext): PolicyHandlers => {
  const { prisma } = context;
  return {
    create: async (request) => {
      const { name, description = "", document } = request.body;
      const policy = { name, description, document };
      return representPolicyDetail(await createPolicy(prisma, serviceOf(request), policy, context));
    },

    list: async (request) => (await listPolicies(prisma, serviceOf(request))).map(representPolicy),

    get: async (request) =>
      representPolicyDetail(await findPolicy(prisma, serviceOf(request), request.params.policy_name)),

    setDefaultVersion: async (request) => {
      const { policy_name: name } = request.params;
      const { version_id: id } = request.body;
      return representPolicyDetail(await setDefaultVersion(prisma, serviceOf(request), name, id, context));
    },

    delete: (request) =>
      deletePolicy(prisma, serviceOf(request), { policyName: request.params.policy_name, versions: "delete" }),

    versions: versionHandlers(context),
  };
};
