import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { xmlAnswer } from "../../answers/answer.js";
import { objectHandler } from "../../call.js";
import { missingLock, noSuchLock } from "../../locks/lock-errors.js";
import { absentObject, versionHeaders, versionOf } from "../../objects/version-id.js";

/** GetObjectLegalHold. */
export const getObjectLegalHoldHandler = objectHandler(false, async (call) => {
  const { bucket, object } = call;
  if (!bucket.objectLock) throw missingLock();
  if (!object) throw absentObject(call);
  const { legalHold } = object.lock;
  if (legalHold === null) throw noSuchLock();
  return xmlAnswer(
    xmlDocument("LegalHold", [["Status", legalHold ? "ON" : "OFF"]]),
    versionHeaders(versionOf(call, object.versionId)),
  );
});
