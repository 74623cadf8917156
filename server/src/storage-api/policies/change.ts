import type { ServerContext } from "../../context.js";
import { transaction } from "../../database/transaction.js";
import type { IamPolicy, Prisma } from "../../generated/prisma/client.js";
import { changeService, findService } from "../in-service.js";
import type { InService } from "../owner.js";
import { invalid, notFound } from "../refusals.js";
import type { ObjectStorageRequest } from "../request.js";
import { findPolicy } from "./find.js";

export type PolicyRequest = ObjectStorageRequest & { readonly params: InService & { readonly policy_name: string } };

/** Reads a policy and its versions at one moment: the default version may be moved and the former one deleted meanwhile. */
export const readPolicy = <Result>(
  { prisma }: Pick<ServerContext, "prisma">,
  { caller, params }: PolicyRequest,
  work: (tx: Prisma.TransactionClient, policy: IamPolicy) => Promise<Result>,
): Promise<Result> =>
  transaction(
    prisma,
    async (tx) => {
      const { uuid } = await findService(tx, caller, params.service_uuid);
      const policy = await findPolicy(tx, uuid, params.policy_name);
      if (!policy) throw notFound();
      return work(tx, policy);
    },
    { isolationLevel: "RepeatableRead" },
  );

/** Changes an own policy, in a transaction that has the service to itself. @throws ApiError `notFound`, `invalidRequest` */
export const changePolicy = <Result>(
  context: Pick<ServerContext, "prisma">,
  { caller, params }: PolicyRequest,
  work: (tx: Prisma.TransactionClient, policy: IamPolicy) => Promise<Result>,
): Promise<Result> =>
  changeService(context, caller, params.service_uuid, async (tx, { uuid }) => {
    const policy = await findPolicy(tx, uuid, params.policy_name);
    if (!policy) throw notFound();
    if (policy.system) throw invalid("policy_name", "A policy of the system cannot be changed or deleted.");
    return work(tx, policy);
  });
