import { randomUUID } from "node:crypto";
import { countRows, insertRow } from "../../../database/write-rows.js";
import type { PrismaClient } from "../../../generated/prisma/client.js";
import { holdToQuota } from "../../quota.js";
import { refuseTaken } from "../../refuse-taken.js";
import type { ServiceRef } from "../../service-ref.js";
import type { StorageContext } from "../../storage-context.js";
import { changeIam } from "../change.js";
import { type Group, groupOf } from "./group.js";

/** Creates a group without members. @throws StorageError `AlreadyExists` or `LimitExceeded` for `name` */
export const createGroup = (
  db: PrismaClient,
  service: ServiceRef,
  name: string,
  context: Pick<StorageContext, "clock" | "quotas">,
): Promise<Group> =>
  changeIam(db, service, async (tx, serviceUuid) => {
    // they are sent one behind the other, and the count is that with the new one
    const [row, count] = await Promise.all([
      insertRow(tx, "IamGroup", { id: randomUUID(), serviceUuid, name, createdAt: context.clock() }),
      countRows(tx, "IamGroup", { serviceUuid }),
    ]);
    holdToQuota("groupsPerService", { count, field: "name" }, context);
    return groupOf(row);
  }).catch(refuseTaken("name"));
