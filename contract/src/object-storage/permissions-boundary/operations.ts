import { view } from "../../schema.js";
import { errors } from "../errors.js";
import { exampleNames } from "../iam-owners/examples.js";
import { type Owner, ownerParams } from "../iam-owners/owner.js";
import { operation } from "../operation.js";
import { done, ok } from "../success.js";
import { PermissionsBoundaryCreate, PermissionsBoundaryResponse } from "./model.js";

/** The sections of the vendor's text about the boundary of one kind of owner. */
interface BoundarySources {
  readonly set: string;
  readonly delete: string;
}

/** The operations on the permissions boundary of a user or role. */
export const permissionsBoundary = <const Path extends string, Params extends Readonly<Record<string, string>>>(
  owner: Owner<Path, Params>,
  sources: BoundarySources,
) => {
  const { noun, tag, example } = owner;
  const path = `${owner.path}/permissions-boundary` as const;
  const pathParams = ownerParams(owner);

  const set = operation({
    method: "PUT",
    path,
    readOnly: false,
    costs: false,
    request: { pathParams, body: view(PermissionsBoundaryCreate) },
    success: { ...ok("The name of the policy."), body: view(PermissionsBoundaryResponse) },
    errors: [],
    summary: `Set the permissions boundary of a ${noun}`,
    description: `Sets a policy as the permissions boundary of the ${noun}, and replaces the previous one. The ${noun} may then do only what both its policies and the boundary allow. A boundary grants no permissions by itself, and does not count in the policy's \`attachment_count\`. The response is a bare string.`,
    tag,
    stability: "stable",
    deprecation: null,
    examples: [
      {
        name: "ownPolicy",
        summary: "Set an own policy as the boundary",
        request: { pathParams: example, body: { policy_name: exampleNames.policy } },
        response: exampleNames.policy,
      },
    ],
    source: sources.set,
  });

  const deleteBoundary = operation({
    method: "DELETE",
    path,
    readOnly: false,
    costs: false,
    request: { pathParams },
    success: done("The boundary was removed."),
    errors: [errors.invalidRequest],
    summary: `Remove the permissions boundary of a ${noun}`,
    description: `Removes the permissions boundary. The ${noun} may then do everything that its policies allow.`,
    tag,
    stability: "stable",
    deprecation: null,
    examples: [{ name: "remove", summary: "Remove the boundary", request: { pathParams: example }, response: null }],
    source: sources.delete,
  });

  return { set, delete: deleteBoundary };
};
