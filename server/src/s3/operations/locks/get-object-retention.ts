import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { xmlAnswer } from "../../answers/answer.js";
import { objectHandler } from "../../call.js";
import { missingLock, noSuchLock } from "../../locks/lock-errors.js";
import { absentObject, versionHeaders, versionOf } from "../../objects/version-id.js";

/** GetObjectRetention: also of a retention that is over. */
export const getObjectRetentionHandler = objectHandler(false, async (call) => {
  const { bucket, object } = call;
  if (!bucket.objectLock) throw missingLock();
  if (!object) throw absentObject(call);
  const { retention } = object.lock;
  if (!retention) throw noSuchLock();
  return xmlAnswer(
    xmlDocument("Retention", [
      ["Mode", retention.mode],
      ["RetainUntilDate", retention.until.toISOString()],
    ]),
    versionHeaders(versionOf(call, object.versionId)),
  );
});
