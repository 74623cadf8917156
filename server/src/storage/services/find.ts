import type { Prisma } from "../../generated/prisma/client.js";
import { findOwned } from "../in-service.js";
import type { ServiceRef } from "../service-ref.js";
import { readDetails, type ServiceDetails } from "./rows.js";

/** Reads a service with its users and all that decides how it runs. @throws StorageError `NotFound` */
export const findServiceDetails = (db: Prisma.TransactionClient, service: ServiceRef): Promise<ServiceDetails> =>
  findOwned(service, () => readDetails(db, service.uuid));
