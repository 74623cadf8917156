import type { XmlElement } from "../../aws/xml/write-xml.js";

/** Who began an upload, by the ARN that was kept; anonymous callers have none. */
export const initiatorElement = (creator: string | null): XmlElement => [
  "Initiator",
  creator === null
    ? undefined
    : [
        ["ID", creator],
        ["DisplayName", creator.slice(creator.lastIndexOf("/") + 1)],
      ],
];
