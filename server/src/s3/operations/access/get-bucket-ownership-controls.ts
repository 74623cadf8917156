import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** GetBucketOwnershipControls: all that is in a bucket belongs to its owner. */
export const getBucketOwnershipControlsHandler = bucketHandler(async () =>
  xmlAnswer(xmlDocument("OwnershipControls", [["Rule", [["ObjectOwnership", "BucketOwnerEnforced"]]]])),
);
