import { findRows, rowsOf } from "../../database/rows.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { findOwned } from "../in-service.js";
import { type Job, jobByUuid, jobOf, shownFields } from "./job.js";

// without what only whoever carries a job out needs
const jobs = rowsOf("StorageJob", { select: shownFields });

/** Lists the jobs of an account, newest first. */
export const listJobs = async (db: PrismaClient, accountId: string): Promise<Job[]> => {
  const orderBy = [{ createdAt: "desc" }, { uuid: "asc" }];
  return (await findRows(db, jobs, { where: { accountId }, orderBy })).map(jobOf);
};

/** Reads a job of an account. @throws StorageError `NotFound` */
export const findJob = async (db: PrismaClient, accountId: string, uuid: string): Promise<Job> =>
  jobOf(await findOwned({ accountId, uuid }, () => jobByUuid(db, { uuid })));
