import { newObjectList } from "../../access-control/new-object-list.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { readNewKey } from "../../encryption/new-key.js";
import { readNewLock } from "../../locks/new-lock.js";
import { readNewObject } from "../../objects/new-object.js";
import { checkWriteConditions, readWriteConditions } from "../../objects/write-conditions.js";
import { writeObject } from "../../objects/write-object.js";

/** PutObject. */
export const putObjectHandler = bucketHandler(async (call) => {
  const attributes = { ...readNewObject(call), acl: await newObjectList(call) };
  const given = await readNewKey(call);
  const conditions = readWriteConditions(call.request);
  const lock = readNewLock(call);
  await checkWriteConditions(call, conditions);
  const { headers } = await writeObject(call, call.openBody(), { attributes, conditions, lock, given });
  return emptyAnswer(200, headers);
});
