import type { ServerContext } from "../../context.js";
import type { ClaimedWork } from "../../due-work/claim-worker.js";
import { doublingDelay } from "../../due-work/doubling-delay.js";
import { scheduledRows } from "../../due-work/scheduled-rows.js";
import { Prisma } from "../../generated/prisma/client.js";
import { sealedColumns } from "../../vault/sealed-columns.js";
import { longestOrderMs, type OrderedCertificate } from "./order-certificate.js";

/** Certificates that are to be ordered, each under its name. */
export const scheduledCertificates = scheduledRows("TlsCertificate", {
  kind: "certificates",
  key: "name",
  dueAt: "dueAt",
  claimedUntil: "claimedUntil",
  pending: Prisma.sql`due_at IS NOT NULL`,
});

type Scheduled = ReturnType<typeof scheduledCertificates.rows.read>;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** After a failure an order waits a minute, twice as long after each further one, a day at most: authorities count failures. */
export const retryDelayMs = (failures: number): number =>
  doublingDelay(failures, { firstMs: minuteMs, longestMs: dayMs });

/** A certificate is ordered anew when two thirds of its time are over. */
export const renewalAt = (now: Date, notAfter: Date): Date =>
  new Date(now.getTime() + Math.max(((notAfter.getTime() - now.getTime()) * 2) / 3, minuteMs));

/** What may stand in an authority's reason, at most, as it is stored. */
const longestFault = 500;

interface CertificateWork {
  /** Orders one. */
  readonly order: (name: string, signal: AbortSignal) => Promise<OrderedCertificate>;
  /** Whether a name still leads to a service: others are forgotten. */
  readonly isWanted: (name: string) => Promise<boolean>;
  /** Called after an order, whatever came of it. */
  readonly onOrdered?: (name: string) => Promise<void>;
}

/** Orders certificates, one order for each name at a time whatever the number of servers, and renews them. */
export const certificateWork = (
  { prisma, vault, clock, log }: Pick<ServerContext, "prisma" | "vault" | "clock" | "log">,
  { order, isWanted, onOrdered }: CertificateWork,
): ClaimedWork<Scheduled> => {
  const keep = async (name: string, { chain, key, notAfter }: OrderedCertificate): Promise<void> => {
    const keySealed = vault.seal(key, sealedColumns.certificateKey.purpose(name));
    const next = { dueAt: renewalAt(clock(), notAfter), claimedUntil: null, failures: 0, fault: null };
    await prisma.tlsCertificate.updateMany({ where: { name }, data: { chain, keySealed, notAfter, ...next } });
    log.info({ name, notAfter }, "a certificate was issued");
  };

  const fail = async (name: string, error: unknown): Promise<void> => {
    const fault = (error instanceof Error ? error.message : String(error)).slice(0, longestFault).toWellFormed();
    const row = await prisma.tlsCertificate.findUnique({ where: { name }, select: { failures: true } });
    const failures = (row?.failures ?? 0) + 1;
    const dueAt = new Date(clock().getTime() + retryDelayMs(failures));
    await prisma.tlsCertificate.updateMany({ where: { name }, data: { failures, fault, dueAt, claimedUntil: null } });
    log.warn({ name, failures, fault, dueAt }, "a certificate could not be ordered, and will be ordered again");
  };

  return {
    scheduled: scheduledCertificates,
    // certificates of years are renewed after years
    longestDelayMs: 5 * 365 * dayMs,
    claimMs: 2 * longestOrderMs,
    concurrency: 2,
    run: async ({ name }, signal) => {
      if (!(await isWanted(name))) {
        await prisma.tlsCertificate.deleteMany({ where: { name } });
        return;
      }
      const ordered = await order(name, signal).catch((error: unknown) => ({ error }));
      await ("error" in ordered ? fail(name, ordered.error) : keep(name, ordered));
      await onOrdered?.(name);
    },
  };
};
