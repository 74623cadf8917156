import { rowByKey } from "../../database/row-by-key.js";
import { findRows, rowsOf } from "../../database/rows.js";
import type { PrismaClient } from "../../generated/prisma/client.js";
import { findOwned } from "../in-service.js";
import { type Job, jobOf } from "./job.js";

const jobs = rowsOf("StorageJob", {});
const jobByUuid = rowByKey("StorageJob", { uuid: "uuid" }, {});

/** Lists the jobs of an account, newest first. */
export const listJobs = async (db: PrismaClient, accountId: string): Promise<Job[]> => {
  const orderBy = [{ createdAt: "desc" }, { uuid: "asc" }];
  return (await findRows(db, jobs, { where: { accountId }, orderBy })).map(jobOf);
};

/** Reads a job of an account. @throws StorageError `NotFound` */
export const findJob = async (db: PrismaClient, accountId: string, uuid: string): Promise<Job> =>
  jobOf(await findOwned({ accountId, uuid }, () => jobByUuid(db, { uuid })));
