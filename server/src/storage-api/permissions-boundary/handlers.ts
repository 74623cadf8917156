import type { ServerContext } from "../../context.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { changeOwned, type FindOwner, type InService, type OwnedRequest, type OwnerKey } from "../owner.js";
import { findPolicy } from "../policies/find.js";
import { invalid, notFound } from "../refusals.js";

/**
 * The policy that a request wants for a boundary.
 *
 * @param member the member of the request that names it
 * @throws ApiError `invalidRequest` where there is no such policy
 */
export const requireBoundary = async (
  tx: Prisma.TransactionClient,
  serviceUuid: string,
  name: string,
  member: string,
): Promise<{ readonly id: string }> => {
  const policy = await findPolicy(tx, serviceUuid, name);
  if (!policy) throw invalid(member, "Value must be the name of a policy of the service.");
  return policy;
};

/**
 * The policy beyond which a user or role cannot go.
 *
 * @param writeBoundary gives the owner this boundary, or with null none; answers whether it had one before
 */
export const permissionsBoundaryHandlers = <Params extends InService, Key extends OwnerKey>(
  context: ServerContext,
  findOwner: FindOwner<Params, Key>,
  writeBoundary: (tx: Prisma.TransactionClient, owner: Key, policyId: string | null) => Promise<boolean>,
) => ({
  set: (request: OwnedRequest<Params, { readonly policy_name: string }>): Promise<string> =>
    changeOwned(context, request, findOwner, async (tx, owner, serviceUuid) => {
      const { policy_name: name } = request.body;
      const policy = await requireBoundary(tx, serviceUuid, name, "policy_name");
      await writeBoundary(tx, owner, policy.id);
      return name;
    }),

  delete: (request: OwnedRequest<Params>): Promise<void> =>
    changeOwned(context, request, findOwner, async (tx, owner) => {
      if (!(await writeBoundary(tx, owner, null))) throw notFound();
    }),
});
