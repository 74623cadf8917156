import { deleteRows } from "../../database/write-rows.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import type { ServiceRef } from "../service-ref.js";
import { reconfigureService } from "../services/reconfigure.js";
import type { SetupContext } from "../storage-context.js";
import { notFound } from "../storage-error.js";
import { domainKey } from "./custom-domain.js";
import { letGoOfDomains } from "./hold.js";

/** Detaches a custom domain, whose website goes with it. @throws StorageError `NotFound` */
export const detachDomain = (
  db: PrismaClient,
  service: ServiceRef,
  name: string,
  context: SetupContext,
): Promise<void> =>
  reconfigureService(db, service, context, async (tx, { uuid: serviceUuid, accountId }) => {
    const where = { serviceUuid, domainName: domainKey(name) };
    const count = await deleteRows(tx, "StorageCustomDomain", where);
    if (count === 0) throw notFound();
    await deleteRows(tx, "StaticWebsite", where);
    await letGoOfDomains(tx, [where.domainName], { accountId, now: context.clock() });
  });
