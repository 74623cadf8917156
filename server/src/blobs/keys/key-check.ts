import type { ServerContext } from "../../context.js";
import { queryTexts } from "../../database/own-statement.js";
import { createWorker, type Worker } from "../../due-work/worker.js";
import type { ServiceKeys } from "./service-keys.js";

const checkMs = 2_000;

const text = "SELECT service_uuid::text FROM storage_service_keys WHERE service_uuid = ANY($1::uuid[])";

/**
 * Makes the worker that forgets the keys of services which are removed, on whichever server. It looks every other second, and at
 * once when it is poked.
 */
export const createKeyCheck = (
  { prisma, log }: Pick<ServerContext, "prisma" | "log">,
  keys: Pick<ServiceKeys, "services" | "forget">,
): Worker =>
  createWorker({
    longestSleepMs: checkMs,
    log,
    failure: "the keys of removed services cannot be forgotten",
    round: async () => {
      const remembered = keys.services;
      if (remembered.length === 0) return checkMs;
      const there = new Set(await queryTexts(prisma, { text, values: [remembered] }));
      for (const serviceUuid of remembered) if (!there.has(serviceUuid)) keys.forget(serviceUuid);
      return checkMs;
    },
  });
