import type { ServerContext } from "../../../context.js";
import { queryTexts, runStatement } from "../../../database/own-statement.js";
import { transaction } from "../../../database/transaction.js";
import type { ClaimedWork } from "../../../due-work/claim-worker.js";
import { doublingDelay } from "../../../due-work/doubling-delay.js";
import { scheduledRows } from "../../../due-work/scheduled-rows.js";
import { Prisma, type PrismaClient } from "../../../generated/prisma/client.js";
import { createDnsRecords, type DnsRecords, DnsUnavailable } from "../../../outgoing/dns-records.js";
import { systemDomains } from "../../services/hosts.js";
import { goOnAfterCheck } from "../../services/steps.js";
import { findFault } from "./find-fault.js";

const scheduledChecks = scheduledRows("StorageCustomDomain", {
  kind: "domain_checks",
  key: "domainName",
  dueAt: "checkAt",
  claimedUntil: "claimedUntil",
  pending: Prisma.sql`check_at IS NOT NULL`,
});

/** A domain that a worker has claimed. */
type ClaimedCheck = ReturnType<typeof scheduledChecks.rows.read>;

const firstDelayMs = 15_000;
const longestDelayMs = 600_000;

/** After a check that failed it is waited a quarter of a minute, twice as long after each further one, ten minutes at most. */
const retryDelayMs = (failures: number): number =>
  doublingDelay(failures, { firstMs: firstDelayMs, longestMs: longestDelayMs });

/** After so many checks in a row without an answer, a quarter of an hour, that is told as well. */
const longSilence = 6;

/** Each name is asked for a few seconds at most. */
const claimMs = 60_000;

/** Who waits for servers of DNS does nothing else: so slow ones do not hold up the domains of others for long. */
const concurrency = 16;

/** What came of a check. */
type Outcome = { readonly isDone: true } | { readonly isDone: false; readonly fault: string | undefined };

/** The first part of the names of the service that a domain is attached to. */
const findPrefix = async (db: PrismaClient, domainName: string): Promise<string | undefined> => {
  const [prefix] = await queryTexts(
    db,
    Prisma.sql`SELECT domain_prefix FROM storage_services WHERE uuid =
      (SELECT service_uuid FROM storage_custom_domains WHERE domain_name = ${domainName})`,
  );
  return prefix;
};

/** Writes down what came of a check, unless the domain has gone, or is another's to check, meanwhile. @returns the service */
const note = async (
  tx: Prisma.TransactionClient,
  { domainName, claimedUntil }: ClaimedCheck,
  outcome: Outcome,
  now: Date,
): Promise<string | undefined> => {
  // whoever changes the service meanwhile is done before, or waits
  const [uuid] = await queryTexts(
    tx,
    Prisma.sql`SELECT uuid::text FROM storage_services WHERE uuid = (SELECT service_uuid FROM storage_custom_domains
      WHERE domain_name = ${domainName} AND claimed_until = ${claimedUntil}::timestamptz) FOR NO KEY UPDATE`,
  );
  if (uuid === undefined) return undefined;
  const where = { serviceUuid: uuid, domainName, claimedUntil };
  const domain = await tx.storageCustomDomain.findFirst({ where });
  if (!domain) return undefined;
  const failures = outcome.isDone ? 0 : domain.failures + 1;
  const silence = failures < longSilence ? domain.fault : `DNS gives no answer for ${domainName}.`;
  const fault = outcome.isDone ? null : (outcome.fault ?? silence);
  const checkAt = outcome.isDone ? null : new Date(now.getTime() + retryDelayMs(failures));
  await runStatement(
    tx,
    Prisma.sql`UPDATE storage_custom_domains SET check_at = ${checkAt}::timestamptz, claimed_until = NULL,
      failures = ${failures}::int, fault = ${fault} WHERE domain_name = ${domainName}`,
  );
  return uuid;
};

/**
 * The checks whether custom domains lead to their services, as work: a domain is checked until it does. Where domains are not to be
 * verified, those that wait for a check from before are taken into use.
 */
export const domainChecks = (
  { prisma, clock, configuration }: Pick<ServerContext, "prisma" | "clock" | "configuration">,
  given?: DnsRecords,
): ClaimedWork<ClaimedCheck> => {
  const { verifyDomains, dnsServers, objectsDomain } = configuration;
  let records = given;
  const check = async (domainName: string): Promise<Outcome | undefined> => {
    if (!verifyDomains) return { isDone: true };
    const prefix = await findPrefix(prisma, domainName);
    if (prefix === undefined) return undefined;
    records ??= createDnsRecords(dnsServers);
    try {
      const fault = await findFault(records, domainName, systemDomains(prefix, objectsDomain).public);
      return fault === undefined ? { isDone: true } : { isDone: false, fault };
    } catch (error) {
      if (error instanceof DnsUnavailable) return { isDone: false, fault: undefined };
      throw error;
    }
  };
  return {
    scheduled: scheduledChecks,
    longestDelayMs,
    claimMs,
    concurrency,
    run: async (claimed) => {
      const outcome = await check(claimed.domainName);
      if (!outcome) return;
      await transaction(prisma, async (tx) => {
        const now = clock();
        const uuid = await note(tx, claimed, outcome, now);
        if (uuid !== undefined) await goOnAfterCheck(tx, uuid, { now, ...configuration });
      });
    },
  };
};
