import { randomUUID } from "node:crypto";
import { insertRow } from "../../../database/write-rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { refuseTaken } from "../../refuse-taken.js";
import type { ServiceRef } from "../../service-ref.js";
import type { StorageContext } from "../../storage-context.js";
import { changeIam } from "../change.js";
import { type Group, groupOf } from "./group.js";

/** Creates a group without members. @throws StorageError `AlreadyExists` for `name` */
export const createGroup = (
  db: PrismaClient,
  service: ServiceRef,
  name: string,
  { clock }: Pick<StorageContext, "clock">,
): Promise<Group> =>
  changeIam(db, service, async (tx, serviceUuid) =>
    groupOf(await insertRow(tx, "IamGroup", { id: randomUUID(), serviceUuid, name, createdAt: clock() })),
  ).catch(refuseTaken("name"));
