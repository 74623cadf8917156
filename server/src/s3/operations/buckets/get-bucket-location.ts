import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { xmlAnswer } from "../../answers/answer.js";
import { bucketHandler } from "../../call.js";

/** AWS names all regions but its first one. */
const unnamed = "us-east-1";

/** GetBucketLocation: the region of the service. */
export const getBucketLocationHandler = bucketHandler(async ({ service: { region } }) =>
  xmlAnswer(xmlDocument("LocationConstraint", region === unnamed ? "" : region)),
);
