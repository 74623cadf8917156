import { groupArn, roleArn, userArn } from "@concordat/contract/iam";
import type { XmlElement } from "../../aws/xml/write-xml.js";
import {
  type Detail,
  type DetailCursor,
  type DetailKind,
  detailKinds,
  listDetails,
  nameOfDetail,
} from "../../storage/iam/account-details/details.js";
import { attachedPolicies } from "../../storage/iam/attachments/attachment.js";
import { namedPolicy } from "../../storage/iam/policies/named-policy.js";
import { policyOf, versionOf } from "../../storage/iam/policies/policy.js";
import { uniqueId } from "../../storage/iam/unique-id.js";
import {
  boundaryElement,
  encodedDocument,
  policyElements,
  tagsElement,
  timeText,
  versionElements,
} from "../elements.js";
import { pageLimit, pageMarker } from "../pages.js";
import type { QueryCall, QueryHandler } from "../query-call.js";
import { invalidParameter } from "../query-error.js";
import { textsIn } from "../simulations/policy-inputs.js";

const kindOfFilter: Readonly<Record<string, DetailKind>> = {
  User: "user",
  Group: "group",
  Role: "role",
  LocalManagedPolicy: "own-policy",
  AWSManagedPolicy: "system-policy",
};

const readFilter = (call: QueryCall): ReadonlySet<DetailKind> => {
  const filter = textsIn(call, "Filter");
  if (filter.length === 0) return new Set(detailKinds);
  return new Set(
    filter.map((name) => {
      const kind = Object.hasOwn(kindOfFilter, name) ? kindOfFilter[name] : undefined;
      const values = Object.keys(kindOfFilter).join(", ");
      if (kind === undefined) throw invalidParameter("Filter", name, `Member must satisfy enum value set: [${values}]`);
      return kind;
    }),
  );
};

const cursorIn = (marker: string | undefined): DetailCursor | undefined => {
  if (marker === undefined) return undefined;
  const [word = "", name = ""] = marker.split(" ", 2);
  const kind = detailKinds.find((each) => each === word);
  if (kind === undefined || name === "")
    throw invalidParameter("Marker", marker, "Member must be a marker of an earlier answer");
  return { kind, name };
};

interface OwnerRow {
  readonly serviceUuid: string;
  readonly inlinePolicies: readonly { readonly name: string; readonly document: string }[];
  readonly attachments: Parameters<typeof attachedPolicies>[1];
}

const inlineElement = (list: string, { inlinePolicies }: OwnerRow): XmlElement => [
  list,
  inlinePolicies.map(
    ({ name, document }): XmlElement => [
      "member",
      [
        ["PolicyName", name],
        ["PolicyDocument", encodedDocument(document)],
      ],
    ],
  ),
];

const attachedElement = ({ serviceUuid, attachments }: OwnerRow): XmlElement => [
  "AttachedManagedPolicies",
  attachedPolicies(serviceUuid, attachments).map(
    ({ name, arn }): XmlElement => [
      "member",
      [
        ["PolicyName", name],
        ["PolicyArn", arn],
      ],
    ],
  ),
];

type Of<Kind extends DetailKind> = Extract<Detail, { readonly kind: Kind }>["row"];

const userElements = (row: Of<"user">): readonly XmlElement[] => [
  ["Path", "/"],
  ["UserName", row.username],
  ["UserId", uniqueId("user", row.id)],
  ["Arn", userArn(row.serviceUuid, row.username)],
  ["CreateDate", timeText(row.createdAt)],
  inlineElement("UserPolicyList", row),
  ["GroupList", row.memberships.map(({ group }) => ["member", group.name] as const)],
  attachedElement(row),
  boundaryElement(row.boundary && namedPolicy(row.serviceUuid, row.boundary)),
  tagsElement(row.tags),
];

const groupElements = (row: Of<"group">): readonly XmlElement[] => [
  ["Path", "/"],
  ["GroupName", row.name],
  ["GroupId", uniqueId("group", row.id)],
  ["Arn", groupArn(row.serviceUuid, row.name)],
  ["CreateDate", timeText(row.createdAt)],
  inlineElement("GroupPolicyList", row),
  attachedElement(row),
];

const roleElements = (row: Of<"role">): readonly XmlElement[] => [
  ["Path", "/"],
  ["RoleName", row.name],
  ["RoleId", uniqueId("role", row.id)],
  ["Arn", roleArn(row.serviceUuid, row.name)],
  ["CreateDate", timeText(row.createdAt)],
  ["AssumeRolePolicyDocument", encodedDocument(row.trustDocument)],
  ["InstanceProfileList", []],
  inlineElement("RolePolicyList", row),
  attachedElement(row),
  boundaryElement(row.boundary && namedPolicy(row.serviceUuid, row.boundary)),
  tagsElement(row.tags),
];

const managedElements = (row: Of<"own-policy">): readonly XmlElement[] => [
  ...policyElements(policyOf(row)),
  [
    "PolicyVersionList",
    row.versions.map((version) => ["member", versionElements(versionOf(row, version), version.document)] as const),
  ],
];

const lists: readonly (readonly [list: string, of: readonly DetailKind[]])[] = [
  ["UserDetailList", ["user"]],
  ["GroupDetailList", ["group"]],
  ["RoleDetailList", ["role"]],
  ["Policies", ["own-policy", "system-policy"]],
];

const elementsOf = (detail: Detail): readonly XmlElement[] => {
  switch (detail.kind) {
    case "user":
      return userElements(detail.row);
    case "group":
      return groupElements(detail.row);
    case "role":
      return roleElements(detail.row);
    default:
      return managedElements(detail.row);
  }
};

/** All identities and policies with their documents, in pages. */
export const getAccountAuthorizationDetails: QueryHandler = async (call) => {
  const { after: marker, tailOf } = pageMarker(call);
  const page = { kinds: readFilter(call), after: cursorIn(marker), limit: pageLimit(call) };
  const { details, isTruncated } = await listDetails(call.db, call.service, page);
  const last = isTruncated ? details.at(-1) : undefined;
  return [
    ...lists.map(([list, kinds]): XmlElement => {
      const shown = details.filter(({ kind }) => kinds.includes(kind));
      return [list, shown.map((detail) => ["member", elementsOf(detail)] as const)];
    }),
    ...tailOf(last && `${last.kind} ${nameOfDetail(last)}`),
  ];
};
