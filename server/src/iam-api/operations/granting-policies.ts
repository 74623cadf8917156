import type { XmlElement } from "../../aws/xml/write-xml.js";
import type { CompiledPolicy } from "../../storage/iam/evaluate/index.js";
import { grantsService } from "../../storage/iam/simulate/granting-policies.js";
import { readIdentity } from "../../storage/iam/simulate/read-identity.js";
import { identityOf } from "../names.js";
import { cutPage } from "../pages.js";
import type { QueryHandler } from "../query-call.js";
import { invalidParameter } from "../query-error.js";
import { textsIn } from "../simulations/policy-inputs.js";
import { policyArnOf } from "../simulations/policy-source.js";

/** AWS: so many services at a time. */
const mostServices = 200;
const serviceShape = /^[\w-]{1,64}$/;

const entityTypes: Readonly<Record<string, string>> = { user: "USER", group: "GROUP", role: "ROLE" };

/** A policy as AWS tells of it here: inline ones with whom they belong to. */
const policyElements = (namespace: string, { id }: CompiledPolicy): readonly XmlElement[] => {
  const { name, version, owner } = id;
  if (version !== undefined)
    return [
      ["PolicyName", name],
      ["PolicyType", "MANAGED"],
      ["PolicyArn", policyArnOf(namespace, name)],
    ];
  // names have no colon: behind the last one stand kind and name
  const [kind = "", entity] = (owner ?? "").slice((owner ?? "").lastIndexOf(":") + 1).split("/", 2);
  return [
    ["PolicyName", name],
    ["PolicyType", "INLINE"],
    ["EntityType", entityTypes[kind]],
    ["EntityName", entity],
  ];
};

/** Which policies of an identity allow something of a service. Boundaries, denials, resources and conditions do not count. */
export const listPoliciesGrantingServiceAccess: QueryHandler = async (call) => {
  const services = textsIn(call, "ServiceNamespaces");
  if (services.length === 0) throw invalidParameter("ServiceNamespaces", undefined, "Member must not be null");
  const wrong = services.find((service) => !serviceShape.test(service));
  if (wrong !== undefined || services.length > mostServices)
    throw invalidParameter("ServiceNamespaces", wrong, `Member must be 1 to ${mostServices} prefixes of services`);
  const { policies, texts } = await readIdentity(call.db, call.caller.serviceUuid, identityOf(call.resourceName));
  const granting = (service: string) =>
    policies.identity.filter((policy) => grantsService(texts.get(policy) ?? "{}", service));
  const { items, tail } = cutPage(call, services, services.length);
  return [
    [
      "PoliciesGrantingServiceAccess",
      items.map(
        (service): XmlElement => [
          "member",
          [
            ["ServiceNamespace", service],
            [
              "Policies",
              granting(service).map((policy) => ["member", policyElements(call.namespace, policy)] as const),
            ],
          ],
        ],
      ),
    ],
    ...tail,
  ];
};
