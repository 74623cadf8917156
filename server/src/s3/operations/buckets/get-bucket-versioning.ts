import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { xmlDocument } from "../../xml/write-xml.js";

/** GetBucketVersioning: of a bucket whose objects never had versions, an empty configuration. */
export const getBucketVersioningHandler = bucketHandler(async ({ bucket }) =>
  xmlAnswer(xmlDocument("VersioningConfiguration", [["Status", bucket.versioning ?? undefined]])),
);
