import { randomUUID } from "node:crypto";
import { userArn } from "@concordat/contract/iam";
import { Prisma, type PrismaClient } from "../../../generated/prisma/client.js";
import { beyondQuota } from "../../quota.js";
import { refuseTaken } from "../../refuse-taken.js";
import type { ServiceRef } from "../../service-ref.js";
import type { StorageContext } from "../../storage-context.js";
import { addToIam } from "../change.js";
import { uniqueId } from "../unique-id.js";
import type { User } from "./user.js";

/** Creates a user, who has no keys and no policies yet. @throws StorageError `AlreadyExists` or `LimitExceeded` for `username` */
export const createUser = async (
  db: PrismaClient,
  service: ServiceRef,
  username: string,
  context: Pick<StorageContext, "clock" | "quotas">,
): Promise<User> => {
  const [id, createdAt] = [randomUUID(), context.clock()];
  const insert = Prisma.sql`
    INSERT INTO iam_users (id, service_uuid, username, created_at)
    SELECT ${id}::uuid, service.uuid, ${username}, ${createdAt} FROM service RETURNING service_uuid::text`;
  const isWithin = Prisma.sql`count_iam_users(locked.uuid) < ${context.quotas.usersPerService}::int`;
  const addition = { insert, isWithin, beyond: beyondQuota("usersPerService", "username", context) };
  const serviceUuid = await addToIam(db, service, addition).catch(refuseTaken("username"));
  const arn = userArn(serviceUuid, username);
  return { id: uniqueId("user", id), arn, username, createdAt, accessKeys: [], boundary: null, policies: [], tags: [] };
};
