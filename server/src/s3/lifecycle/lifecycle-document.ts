import { type XmlElement, xmlDocument } from "../../aws/xml/write-xml.js";
import type { Expiration, LifecycleFilter, LifecycleRule } from "../../object-store/lifecycle/rules.js";

const filterElement = ({ form, prefix, tags, sizeGreaterThan, sizeLessThan }: LifecycleFilter): XmlElement => {
  if (form === "legacy") return ["Prefix", prefix];
  const members: readonly XmlElement[] = [
    ["Prefix", prefix],
    ...tags.map(
      ({ key, value }): XmlElement => [
        "Tag",
        [
          ["Key", key],
          ["Value", value],
        ],
      ],
    ),
    ["ObjectSizeGreaterThan", sizeGreaterThan],
    ["ObjectSizeLessThan", sizeLessThan],
  ];
  return ["Filter", form === "and" ? [["And", members]] : members];
};

const expirationMember = (expiration: Expiration): XmlElement => {
  if ("days" in expiration) return ["Days", expiration.days];
  if ("date" in expiration) return ["Date", new Date(expiration.date).toISOString()];
  return ["ExpiredObjectDeleteMarker", expiration.expiredObjectDeleteMarker];
};

const ruleElement = ({ id, enabled, filter, expiration, noncurrent, abortDays }: LifecycleRule): XmlElement => [
  "Rule",
  [
    ["ID", id],
    filterElement(filter),
    ["Status", enabled ? "Enabled" : "Disabled"],
    ["Expiration", expiration && [expirationMember(expiration)]],
    [
      "NoncurrentVersionExpiration",
      noncurrent && [
        ["NoncurrentDays", noncurrent.days],
        ["NewerNoncurrentVersions", noncurrent.newer],
      ],
    ],
    [
      "AbortIncompleteMultipartUpload",
      abortDays === undefined ? undefined : [["DaysAfterInitiation", abortDays] as const],
    ],
  ],
];

/** The document that tells lifecycle rules. */
export const lifecycleDocument = (rules: readonly LifecycleRule[]): string =>
  xmlDocument("LifecycleConfiguration", rules.map(ruleElement));
