import type { PrismaClient } from "../../generated/prisma/client.js";
import { findOwned } from "../in-service.js";
import { type Job, jobOf } from "./job.js";

/** Lists the jobs of an account, newest first. */
export const listJobs = async (db: PrismaClient, accountId: string): Promise<Job[]> => {
  const rows = await db.storageJob.findMany({
    where: { accountId },
    orderBy: [{ createdAt: "desc" }, { uuid: "asc" }],
  });
  return rows.map(jobOf);
};

/** Reads a job of an account. @throws StorageError `NotFound` */
export const findJob = async (db: PrismaClient, accountId: string, uuid: string): Promise<Job> =>
  jobOf(await findOwned({ accountId, uuid }, () => db.storageJob.findUnique({ where: { uuid } })));
