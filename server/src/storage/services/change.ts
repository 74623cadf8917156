import { updateRows } from "../../database/write-rows.js";
import type { PrismaClient, StorageService } from "../../generated/prisma/client.js";
import type { NewDomainContext } from "../domains/custom-domain.js";
import { replaceCustomDomains } from "../domains/replace.js";
import { changeService } from "../in-service.js";
import { replaceLabels } from "../labels/add.js";
import { replaceNetworks } from "../networks/attach.js";
import { refuseTaken } from "../refuse-taken.js";
import type { ServiceRef } from "../service-ref.js";
import type { SetupContext } from "../storage-context.js";
import { replaceWebsites } from "../websites/replace.js";
import { requireUnprotected } from "./protection.js";
import { readWritten, type ServiceDetails } from "./rows.js";
import { nameConstraint, type ServiceChange } from "./settings.js";
import { setUpAnew, stepAtOnce } from "./steps.js";

/**
 * Changes the settings of a service that are given: lists take the place of what there is. The service is set up anew.
 *
 * @throws StorageError `NotFound`; `ServiceProtected` where it would stop; `AlreadyExists` for `name`; `Invalid`, `AlreadyExists` or `LimitExceeded` for a field of
 * `customDomains` or `staticWebsites`
 */
export const changeSettings = async (
  db: PrismaClient,
  ref: ServiceRef,
  change: ServiceChange,
  context: SetupContext & NewDomainContext,
): Promise<ServiceDetails> => {
  const { networks, labels, customDomains, websites, ...settings } = change;
  const changed = changeService(db, ref, async (tx, service) => {
    const { uuid } = service;
    requireRunning(service, change);
    const now = context.clock();
    await updateRows(tx, "StorageService", { uuid }, { ...settings, ...setUpAnew(now) });
    if (networks) await replaceNetworks(tx, uuid, networks);
    if (labels) await replaceLabels(tx, uuid, labels);
    if (customDomains) await replaceCustomDomains(tx, service, customDomains, { ...context, now });
    if (websites) await replaceWebsites(tx, service, websites, context);
    const written = await readWritten(tx, uuid);
    await stepAtOnce(tx, uuid, { now, provisioningStepMs: context.provisioningStepMs });
    return written;
  });
  const details = await changed.catch(refuseTaken("name", nameConstraint));
  context.onScheduled();
  return details;
};

/** A protected service does not stop; lifting the protection in the same change counts. */
const requireRunning = (service: StorageService, change: ServiceChange): void => {
  const stops = change.configuredStatus === "stopped" && service.configuredStatus === "started";
  if (stops) requireUnprotected(change.terminationProtection ?? service.terminationProtection);
};
