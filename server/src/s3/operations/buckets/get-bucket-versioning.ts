import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { xmlDocument } from "../../xml/write-xml.js";

/** GetBucketVersioning: no bucket has versions yet, which AWS says by an empty configuration. */
export const getBucketVersioningHandler = bucketHandler(async () =>
  xmlAnswer(xmlDocument("VersioningConfiguration", [])),
);
