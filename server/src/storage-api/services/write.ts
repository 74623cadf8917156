import { randomInt, randomUUID } from "node:crypto";
import type {
  ServiceCreate,
  ServiceDetailResponse,
  ServiceModify,
  ServiceReplace,
} from "@concordat/contract/object-storage";
import type { Caller } from "../../accounts/authentication.js";
import type { ServerContext } from "../../context.js";
import { isUniqueViolation, transaction } from "../../database/transaction.js";
import type { Prisma, StorageService } from "../../generated/prisma/client.js";
import { seedSystemPolicies } from "../../storage/iam/policies/system-policies.js";
import { onlyGiven } from "../../storage/only-given.js";
import { countServices } from "../../storage/services/service-count.js";
import { setUpAnew } from "../../storage/services/settle.js";
import { replaceCustomDomains } from "../custom-domains/handlers.js";
import { changeService } from "../in-service.js";
import { alreadyExists, invalid, serviceError } from "../refusals.js";
import { isRegion } from "../regions/handlers.js";
import { replaceWebsites } from "../static-websites/handlers.js";
import { replaceLabels, replaceNetworks } from "./contents.js";
import { readService, representService } from "./represent.js";

const prefixAlphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
const prefixLength = 5;
const randomPrefix = (): string =>
  Array.from({ length: prefixLength }, () => prefixAlphabet[randomInt(prefixAlphabet.length)]).join("");

/** The vendor's ids of services start with 12. */
const serviceUuid = (): string => `12${randomUUID().slice(2)}`;

const read = async (
  tx: Prisma.TransactionClient,
  uuid: string,
  context: ServerContext,
): Promise<ServiceDetailResponse> => {
  const row = await readService(tx, uuid);
  if (!row) throw new Error(`Service ${uuid} went while it was written.`);
  return representService(row, context.configuration.objectsDomain);
};

/** What a write can trip over: the account's other service of that name. */
const nameTaken = (error: unknown): unknown =>
  isUniqueViolation(error, "account_id_name") ? invalid("name", alreadyExists, error) : error;

/** Creates a service, `pending`, with everything that it is to begin with. @throws ApiError `invalidRequest` */
export const createService = async (
  context: ServerContext,
  caller: Caller,
  body: ServiceCreate,
): Promise<ServiceDetailResponse> => {
  if (!isRegion(body.region)) throw invalid("region", "Value must be the name of a region.");
  const now = context.clock();
  const uuid = serviceUuid();
  const attempt = () =>
    transaction(context.prisma, async (tx) => {
      await tx.storageService.create({
        data: {
          uuid,
          accountId: caller.id,
          name: body.name,
          region: body.region,
          configuredStatus: body.configured_status,
          terminationProtection: body.termination_protection,
          domainPrefix: randomPrefix(),
          createdAt: now,
          ...setUpAnew(now),
        },
      });
      await seedSystemPolicies(tx, uuid, now);
      await replaceNetworks(tx, uuid, body.networks);
      await replaceLabels(tx, uuid, body.labels);
      if (body.custom_domains) await replaceCustomDomains(tx, context, uuid, body.custom_domains);
      const service = await read(tx, uuid, context);
      // last, since the account's other creations wait for it
      await countServices(tx, caller.id, 1);
      return service;
    });
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      // two services drew one prefix: draw again
      if (!isUniqueViolation(error, "domain_prefix")) throw nameTaken(error);
    }
  }
};

/** A protected service neither stops nor goes; lifting the protection in the same request counts. */
const checkProtection = (service: StorageService, change: ServiceModify): void => {
  const isProtected = change.termination_protection ?? service.terminationProtection;
  const stops = change.configured_status === "stopped" && service.configuredStatus === "started";
  if (isProtected && stops) throw serviceError(protectedSentence);
};

const protectedSentence = "Service is under termination protection. Lift the protection first.";

/** Changes the members that are given; lists take the place of what there is. @throws ApiError `invalidRequest`, `serviceError` */
export const changeSettings = async (
  context: ServerContext,
  caller: Caller,
  uuid: string,
  change: ServiceModify,
): Promise<ServiceDetailResponse> => {
  try {
    return await changeService(context, caller, uuid, async (tx, service) => {
      checkProtection(service, change);
      await tx.storageService.update({
        where: { uuid },
        data: {
          ...onlyGiven({
            name: change.name,
            configuredStatus: change.configured_status,
            terminationProtection: change.termination_protection,
          }),
          ...setUpAnew(context.clock()),
        },
      });
      if (change.networks) await replaceNetworks(tx, uuid, change.networks);
      if (change.labels) await replaceLabels(tx, uuid, change.labels);
      if (change.custom_domains) await replaceCustomDomains(tx, context, uuid, change.custom_domains);
      if (change.static_websites) await replaceWebsites(tx, context, uuid, change.static_websites);
      return read(tx, uuid, context);
    });
  } catch (error) {
    throw nameTaken(error);
  }
};

/** Gives a service all of its settings anew; the contract has filled in what was left out. */
export const replaceSettings = (
  context: ServerContext,
  caller: Caller,
  uuid: string,
  body: ServiceReplace,
): Promise<ServiceDetailResponse> => changeSettings(context, caller, uuid, body);

/**
 * Begins the deletion of a service; the worker carries it out.
 *
 * @param force delete it with all that is in it
 * @throws ApiError `serviceError` under termination protection, and without force while buckets or IAM entities are left
 */
export const deleteService = (context: ServerContext, caller: Caller, uuid: string, force: boolean): Promise<void> =>
  changeService(context, caller, uuid, async (tx, service) => {
    if (service.terminationProtection) throw serviceError(protectedSentence);
    if (!force) await requireEmpty(tx, uuid);
    const now = context.clock();
    const first = {
      operationalState: "delete-private-endpoint",
      deletionStartedAt: now,
      updatedAt: now,
      nextStepAt: now,
    };
    await tx.storageService.update({ where: { uuid }, data: first });
  });

const requireEmpty = async (tx: Prisma.TransactionClient, serviceUuid: string): Promise<void> => {
  const { _count: left } = await tx.storageService.findUniqueOrThrow({
    where: { uuid: serviceUuid },
    select: {
      _count: {
        select: {
          buckets: { where: { deletedAt: null } },
          users: true,
          groups: true,
          roles: true,
          policies: { where: { system: false } },
        },
      },
    },
  });
  if (Object.values(left).some((count) => count > 0)) {
    throw serviceError("Service still has buckets or IAM entities. Delete them first, or delete the service by force.");
  }
};
