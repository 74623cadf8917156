import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";
import { xmlDocument } from "../../xml/write-xml.js";

/** GetBucketOwnershipControls: all that is in a bucket belongs to its owner. */
export const getBucketOwnershipControlsHandler = bucketHandler(async () =>
  xmlAnswer(xmlDocument("OwnershipControls", [["Rule", [["ObjectOwnership", "BucketOwnerEnforced"]]]])),
);
