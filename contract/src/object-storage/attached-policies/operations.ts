import { type Schema, view } from "../../schema.js";
import { type Owner, ownerParams, paramsBelow } from "../iam-owners/owner.js";
import { operation } from "../operation.js";
import { storageQuotas } from "../quotas.js";
import { done, ok } from "../success.js";
import { PolicyAttachmentCreate } from "./model.js";

/** The list response of one kind of owner, and the sections of the vendor's text. */
interface AttachedPoliciesDraft<Item> {
  readonly listed: Schema<Item[]>;
  readonly exampleItem: Item;
  readonly sources: { readonly list: string; readonly attach: string; readonly detach: string };
}

/** The operations on the managed policies that are attached to a user, group or role. */
export const attachedPolicies = <const Path extends string, Params extends Readonly<Record<string, string>>, Item>(
  owner: Owner<Path, Params>,
  { listed, exampleItem, sources }: AttachedPoliciesDraft<Item>,
) => {
  const { noun, tag, example } = owner;
  const path = `${owner.path}/policies` as const;
  const pathParams = ownerParams(owner);

  const list = operation({
    method: "GET",
    path,
    readOnly: true,
    costs: false,
    request: { pathParams },
    success: { ...ok("The attached policies."), body: listed },
    errors: [],
    summary: `List the policies attached to a ${noun}`,
    description: `Lists the managed policies, own ones and system policies, that are attached to the ${noun}.`,
    tag,
    stability: "stable",
    deprecation: null,
    examples: [
      { name: "all", summary: "List attached policies", request: { pathParams: example }, response: [exampleItem] },
    ],
    source: sources.list,
  });

  const attach = operation({
    method: "POST",
    path,
    readOnly: false,
    costs: false,
    request: { pathParams, body: view(PolicyAttachmentCreate) },
    success: done("The policy is attached."),
    errors: [],
    quotas: [storageQuotas.attachmentsPerIdentity],
    summary: `Attach a policy to a ${noun}`,
    description: `Attaches a managed policy to the ${noun}, and increases the policy's \`attachment_count\`. Attaching it again changes nothing.`,
    tag,
    stability: "stable",
    deprecation: null,
    examples: [
      {
        name: "systemPolicy",
        summary: "Attach a system policy",
        request: { pathParams: example, body: { name: "ECSS3ReadOnlyAccess" } },
        response: null,
      },
    ],
    source: sources.attach,
  });

  const detach = operation({
    method: "DELETE",
    path: `${path}/:policy_name`,
    readOnly: false,
    costs: false,
    request: {
      pathParams: paramsBelow(owner, "policy_name", {
        description: "Name of the attached policy.",
        examples: ["ECSS3ReadOnlyAccess"],
      }),
    },
    success: done("The policy is detached."),
    errors: [],
    summary: `Detach a policy from a ${noun}`,
    description: `Detaches a managed policy from the ${noun}. The policy itself stays. A policy that is not attached is not found.`,
    tag,
    stability: "stable",
    deprecation: null,
    examples: [
      {
        name: "systemPolicy",
        summary: "Detach a system policy",
        request: { pathParams: { ...example, policy_name: "ECSS3ReadOnlyAccess" } },
        response: null,
      },
    ],
    source: sources.detach,
  });

  return { list, attach, detach };
};
