import type { IamPolicy, Prisma, PrismaClient } from "../../../generated/prisma/client.js";
import type { ServiceRef } from "../../service-ref.js";
import { refusedValue } from "../../storage-error.js";
import { changeIam } from "../change.js";
import { requirePolicy } from "./find.js";

/** Changes an own policy, as `changeIam` changes a service. @throws StorageError `NotFound`, or `Unmodifiable` for `policyName` */
export const changePolicy = <Result>(
  db: PrismaClient,
  service: ServiceRef,
  policyName: string,
  work: (tx: Prisma.TransactionClient, policy: IamPolicy) => Promise<Result>,
): Promise<Result> =>
  changeIam(db, service, async (tx, serviceUuid) => {
    const policy = await requirePolicy(tx, serviceUuid, policyName);
    if (policy.system) {
      throw refusedValue("Unmodifiable", "policyName", "A policy of the system cannot be changed or deleted.");
    }
    return work(tx, policy);
  });
