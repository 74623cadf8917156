import { isUniqueViolation, transaction } from "../../database/transaction.js";
import { insertRows } from "../../database/write-rows.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import type { NewDomainContext } from "../domains/custom-domain.js";
import { replaceCustomDomains } from "../domains/replace.js";
import { seedSystemPolicies } from "../iam/policies/system-policies.js";
import { insertLabels } from "../labels/add.js";
import { insertNetworks } from "../networks/attach.js";
import { newUuid } from "../new-uuid.js";
import { refuseTaken } from "../refuse-taken.js";
import { isRegion } from "../regions/regions.js";
import type { SetupContext } from "../storage-context.js";
import { invalid } from "../storage-error.js";
import { newDomainPrefix } from "./hosts.js";
import { readWritten, type ServiceDetails } from "./rows.js";
import { countService } from "./service-count.js";
import { type NewService, nameConstraint } from "./settings.js";
import { setUpAnew, stepAtOnce } from "./steps.js";

type CreateContext = SetupContext & NewDomainContext;

/**
 * Creates a service of an account, `pending`, with everything that it is to begin with.
 *
 * @throws StorageError `AlreadyExists` or `LimitExceeded` for `name`, or `Invalid` for `region` or a field of `customDomains`
 */
export const createService = async (
  db: PrismaClient,
  accountId: string,
  input: NewService,
  context: CreateContext,
): Promise<ServiceDetails> => {
  if (!isRegion(input.region)) throw invalid("region", "Value must be the name of a region.");
  const uuid = newUuid();
  const now = context.clock();
  for (;;) {
    try {
      const inserted = insertService(db, { uuid, accountId, now, ...input }, context);
      const service = await inserted.catch(refuseTaken("name", nameConstraint));
      context.onScheduled();
      return service;
    } catch (error) {
      // two services drew one prefix: draw again
      if (!isUniqueViolation(error, "domain_prefix")) throw error;
    }
  }
};

interface Insert extends NewService {
  readonly uuid: string;
  readonly accountId: string;
  readonly now: Date;
}

const insertService = (
  db: PrismaClient,
  { now, networks, labels, customDomains, ...settings }: Insert,
  { provisioningStepMs, ...context }: CreateContext,
): Promise<ServiceDetails> =>
  transaction(db, async (tx) => {
    const { uuid, accountId } = settings;
    const service = { ...settings, domainPrefix: newDomainPrefix(), createdAt: now, ...setUpAnew(now) };
    // they are sent in this order, and none waits for those before
    await Promise.all([
      insertRows(tx, "StorageService", [service]),
      seedSystemPolicies(tx, uuid, now),
      insertNetworks(tx, uuid, networks),
      insertLabels(tx, uuid, labels),
    ]);
    if (customDomains.length > 0) await replaceCustomDomains(tx, settings, customDomains, { now, ...context });
    const details = await readWritten(tx, uuid);
    await stepAtOnce(tx, uuid, { now, provisioningStepMs });
    await countService(tx, accountId, context);
    return details;
  });
