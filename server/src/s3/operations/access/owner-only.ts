import { xmlDocument } from "../../../aws/xml/write-xml.js";
import { type S3Answer, xmlAnswer } from "../../answers/answer.js";
import { ownerElements } from "../../answers/owner.js";
import type { BucketCall } from "../../call.js";

const grantee = {
  "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
  "xsi:type": "CanonicalUser",
} as const;

/** The one access control list that there is: all belongs to the owner of the bucket, and lists grant nothing to others. */
export const ownerOnlyList = async ({ context, service }: BucketCall): Promise<S3Answer> => {
  const owner = await ownerElements(context.prisma, service.uuid);
  return xmlAnswer(
    xmlDocument("AccessControlPolicy", [
      ["Owner", owner],
      [
        "AccessControlList",
        [
          [
            "Grant",
            [
              ["Grantee", owner, grantee],
              ["Permission", "FULL_CONTROL"],
            ],
          ],
        ],
      ],
    ]),
  );
};
