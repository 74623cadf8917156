import { wellKnownIds } from "@concordat/contract/s3";
import type { XmlElement } from "../../aws/xml/write-xml.js";

/** Who began an upload, by the ARN that was kept; anonymous callers have AWS's id for them, and no name. */
export const initiatorElement = (creator: string | null): XmlElement => [
  "Initiator",
  creator === null
    ? [["ID", wellKnownIds.anonymous]]
    : [
        ["ID", creator],
        ["DisplayName", creator.slice(creator.lastIndexOf("/") + 1)],
      ],
];
