import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** GetBucketVersioning: of a bucket whose objects never had versions, an empty configuration. */
export const getBucketVersioningHandler = bucketHandler(async ({ bucket }) =>
  xmlAnswer(xmlDocument("VersioningConfiguration", [["Status", bucket.versioning ?? undefined]])),
);
