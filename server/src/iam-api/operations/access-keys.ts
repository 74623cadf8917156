import { AccessKeyId } from "@concordat/contract/iam";
import * as z from "zod";
import { changeAccessKey, deleteAccessKey } from "../../storage/iam/access-keys/change.js";
import { createAccessKey } from "../../storage/iam/access-keys/create.js";
import { listAccessKeys } from "../../storage/iam/access-keys/find.js";
import { findKeyWithUser } from "../../storage/iam/access-keys/find-user.js";
import { findService } from "../../storage/in-service.js";
import { timeText } from "../elements.js";
import { pageOf } from "../pages.js";
import type { QueryHandler } from "../query-call.js";
import { QueryError } from "../query-error.js";

const statusOf = (active: boolean): string => (active ? "Active" : "Inactive");

const Status = z.enum(["Active", "Inactive"], "must satisfy enum value set: [Active, Inactive]");

export const createAccessKeyHandler: QueryHandler = async ({ context, db, service, resourceName: username }) => {
  const key = await createAccessKey(db, service, username, context);
  return [
    [
      "AccessKey",
      [
        ["UserName", username],
        ["AccessKeyId", key.accessKeyId],
        ["Status", statusOf(key.active)],
        ["SecretAccessKey", key.secret],
        ["CreateDate", timeText(key.createdAt)],
      ],
    ],
  ];
};

export const listAccessKeysHandler: QueryHandler = async (call) => {
  const { resourceName: username } = call;
  const page = pageOf(call, {
    list: "AccessKeyMetadata",
    items: await listAccessKeys(call.db, call.service, username),
    keyOf: ({ createdAt, accessKeyId }) => `${createdAt.toISOString()} ${accessKeyId}`,
    elements: ({ accessKeyId, active, createdAt }) => [
      ["UserName", username],
      ["AccessKeyId", accessKeyId],
      ["Status", statusOf(active)],
      ["CreateDate", timeText(createdAt)],
    ],
  });
  return [["UserName", username], ...page];
};

export const updateAccessKey: QueryHandler = async ({ db, service, resourceName: username, parameters }) => {
  const accessKeyId = parameters.required("AccessKeyId", AccessKeyId);
  const active = parameters.required("Status", Status) === "Active";
  await changeAccessKey(db, service, { username, accessKeyId }, { active });
  return undefined;
};

export const deleteAccessKeyHandler: QueryHandler = async ({ db, service, resourceName: username, parameters }) => {
  await deleteAccessKey(db, service, { username, accessKeyId: parameters.required("AccessKeyId", AccessKeyId) });
  return undefined;
};

/** AWS: what is told of a key that was never used. */
const unknown = "N/A";

/** When a key was last used on S3. Of a key that was never used, the time of its creation is kept. */
export const getAccessKeyLastUsed: QueryHandler = async ({ db, caller, service, parameters }) => {
  const id = parameters.required("AccessKeyId", AccessKeyId);
  const found = await findKeyWithUser(db, caller.serviceUuid, id);
  if (!found) throw new QueryError("NoSuchEntity", `The Access Key with id ${id} cannot be found.`);
  const { key, username } = found;
  const isUsed = key.lastUsedAt > key.createdAt;
  const region = isUsed ? (await findService(db, service)).region : unknown;
  return [
    ["UserName", username],
    [
      "AccessKeyLastUsed",
      [
        ["LastUsedDate", isUsed ? timeText(key.lastUsedAt) : undefined],
        ["ServiceName", isUsed ? "s3" : unknown],
        ["Region", region],
      ],
    ],
  ];
};
