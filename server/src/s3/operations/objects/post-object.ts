import { newObjectList } from "../../access-control/new-object-list.js";
import { bucketHandler } from "../../call.js";
import { readNewKey } from "../../encryption/new-key.js";
import { readChecksumAlgorithm } from "../../headers/checksum-algorithm-header.js";
import { readNewLock } from "../../locks/new-lock.js";
import { readNewObject } from "../../objects/new-object.js";
import { writeObject } from "../../objects/write-object.js";
import { formAnswer } from "../../post/form-answer.js";
import { formPayload } from "../../post/form-payload.js";

/** PostObject: the form of a browser, whose fields are what headers are to PutObject. */
export const postObjectHandler = bucketHandler(async (call) => {
  const { request, resource, form } = call;
  if (!form) throw new Error("PostObject has no form.");
  const attributes = { ...readNewObject(call), acl: await newObjectList(call) };
  const [lock, given] = [readNewLock(call), await readNewKey(call)];
  const file = { ...form.file, headers: request.rawHeaders, lengths: form.lengths() };
  const payload = formPayload(file, readChecksumAlgorithm(request));
  const { etag, headers } = await writeObject(call, payload, { attributes, lock, given });
  return formAnswer(request, form.fields, { ...resource, etag, headers });
});
