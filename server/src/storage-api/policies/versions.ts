import type { objectStorage } from "@concordat/contract/object-storage";
import type { Handlers } from "../../http/handler.js";
import { createVersion, deleteVersion, findVersion, listVersions } from "../../storage/iam/policies/versions.js";
import { serviceOf } from "../service-of.js";
import type { StorageCall } from "../storage-call.js";
import type { IdentityContext } from "../storage-context.js";
import { representVersion } from "./represent.js";

type VersionHandlers = Handlers<typeof objectStorage.policies.versions, StorageCall>;

/** The documents that a policy has had. */
export const versionHandlers = (context: IdentityContext): VersionHandlers => ({
  create: async (call) => {
    const { document, is_default: isDefault } = call.body;
    const { policy_name: name } = call.params;
    const version = { document, isDefault };
    return representVersion(await createVersion(call.db, serviceOf(call), name, version, context));
  },

  list: async (call) => (await listVersions(call.db, serviceOf(call), call.params.policy_name)).map(representVersion),

  get: async (call) => {
    const { policy_name: name, policy_version: id } = call.params;
    return representVersion(await findVersion(call.db, serviceOf(call), name, id));
  },

  delete: (call) => deleteVersion(call.db, serviceOf(call), call.params.policy_name, call.params.policy_version),
});
