import { toldBucketList } from "../../../storage/access-control/bucket-access.js";
import { accessOf } from "../../access-control/access-of.js";
import { listAnswer } from "../../access-control/list-answer.js";
import { bucketHandler } from "../../call.js";

/** GetBucketAcl. */
export const getBucketAclHandler = bucketHandler(async (call) => listAnswer(call, toldBucketList(accessOf(call))));
