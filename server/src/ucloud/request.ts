import type { Principal } from "./principal.js";
import type { AdministeredResource } from "./resource-permissions.js";

/** What a UCloud handler is given beside the validated request. */
export interface UCloudRequest {
  readonly principal: Principal;
  /** Id of the project in which the call acts; null for the personal workspace. */
  readonly workspace: string | null;
  /** The resources on which the operation declares a permission, checked, in the order of the items. */
  readonly resources: readonly AdministeredResource[];
}
