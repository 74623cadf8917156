import { S3Error } from "../../../aws/s3-error.js";
import { malformed, textOf } from "../../../aws/xml/read-xml.js";
import { setVersioning } from "../../../object-store/versions/versioning.js";
import { emptyAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { readDocument } from "../../request/read-document.js";

/** PutBucketVersioning. Deletions cannot ask for a second factor: nobody here has one, which AWS answers so. */
export const putBucketVersioningHandler = bucketHandler(async (call) => {
  const { context, bucket } = call;
  const document = await readDocument(call, "VersioningConfiguration");
  const [status, mfaDelete = "Disabled"] = [textOf(document, "Status"), textOf(document, "MfaDelete")];
  if (mfaDelete !== "Enabled" && mfaDelete !== "Disabled") throw malformed();
  if (mfaDelete === "Enabled") throw new S3Error("AccessDenied", "Mfa Authentication must be used for this request");
  if (status === undefined)
    throw new S3Error("IllegalVersioningConfigurationException", "The Versioning element must be specified");
  if (status !== "Enabled" && status !== "Suspended") throw malformed();
  await setVersioning(context.prisma, bucket.id, status);
  return emptyAnswer(200);
});
