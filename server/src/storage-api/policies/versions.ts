import type { objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { createVersion, deleteVersion, findVersion, listVersions } from "../../storage/iam/policies/versions.js";
import type { ObjectStorageRequest } from "../request.js";
import { serviceOf } from "../service-of.js";
import { representVersion } from "./represent.js";

type VersionHandlers = Handlers<typeof objectStorage.policies.versions, ObjectStorageRequest>;

/** The documents that a policy has had. */
export const versionHandlers = (context: ServerContext): VersionHandlers => {
  const { prisma } = context;
  return {
    create: async (request) => {
      const { document, is_default: isDefault } = request.body;
      const { policy_name: name } = request.params;
      const version = { document, isDefault };
      return representVersion(await createVersion(prisma, serviceOf(request), name, version, context));
    },

    list: async (request) =>
      (await listVersions(prisma, serviceOf(request), request.params.policy_name)).map(representVersion),

    get: async (request) => {
      const { policy_name: name, policy_version: id } = request.params;
      return representVersion(await findVersion(prisma, serviceOf(request), name, id));
    },

    delete: (request) =>
      deleteVersion(prisma, serviceOf(request), request.params.policy_name, request.params.policy_version),
  };
};
