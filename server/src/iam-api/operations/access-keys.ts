import { AccessKeyId } from "@concordat/contract/iam";
import * as z from "zod";
import { changeAccessKey, deleteAccessKey } from "../../storage/iam/access-keys/change.js";
import { createAccessKey } from "../../storage/iam/access-keys/create.js";
import { listAccessKeys } from "../../storage/iam/access-keys/find.js";
import { timeText } from "../elements.js";
import { pageOf } from "../pages.js";
import type { QueryHandler } from "../query-call.js";

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
