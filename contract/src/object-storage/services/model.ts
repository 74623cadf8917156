import * as z from "zod";
import { DomainMode } from "../custom-domains/domain-name.js";
import { CustomDomainDetailResponse, customDomainLimits, customDomainList } from "../custom-domains/model.js";
import { exampleServiceUuid } from "../example-ids.js";
import { LabelDetailResponse, labelLimits, labelList } from "../labels/model.js";
import { Usage } from "../metrics/model.js";
import { nameLimits, ResourceName } from "../names.js";
import { NetworkDetailResponse, networkLimits, networkList } from "../networks/model.js";
import { nullMeansNone } from "../null-means.js";
import { StaticWebsiteConfig, staticWebsiteList } from "../static-websites/model.js";
import { timestamp } from "../timestamp.js";
import { UserDetailResponse } from "../users/model.js";
import { uuid } from "../uuid.js";
import { ConfiguredStatus, OperationalState, StateMessage } from "./state.js";

const nameDescription = `Name of the service, unique within the account: 1 to ${nameLimits.resource} letters, digits, \`_\` and \`-\`.`;
const protectionDescription = "Whether the service is protected from deletion and from being stopped.";
const networksDescription = `Networks that the service is reached from, up to ${networkLimits.perService}. A private network must be in a zone of the service's region.`;
const labelsDescription = `Labels of the service, up to ${labelLimits.perService}.`;
const domainsDescription = `Custom domains of the service, up to ${customDomainLimits.perService}. The rules for attaching a custom domain apply.`;
const websitesDescription =
  "Static websites of the service's domains, one for each domain. The rules for configuring a static website apply.";

/**
 * Members of service bodies that are in the vendor's schemas but not in its text. `custom_domains` and `static_websites` are
 * accepted, because they mean the same as existing calls. A body without them leaves them unchanged: a client that follows the
 * text would otherwise lose what was attached by those calls. `properties.access_control_origin_override` is refused like any
 * unknown key: no response contains it, so no client could see whether it has an effect.
 */
const optionalDomains = customDomainList.optional();

export const ServiceCreate = z
  .strictObject({
    name: ResourceName.meta({ description: nameDescription, examples: ["media-archive"] }),
    region: ResourceName.meta({
      description: "Name of the region that hosts the service. It cannot be changed.",
      examples: ["europe-2"],
    }),
    configured_status: ConfiguredStatus,
    termination_protection: z.boolean().default(false).meta({ description: protectionDescription }),
    // the vendor's Go client sends null for an empty list here
    networks: nullMeansNone(networkList)
      .default([])
      .meta({ description: `${networksDescription} Null means none.` }),
    labels: labelList.default([]).meta({ description: labelsDescription }),
    custom_domains: optionalDomains.meta({ description: domainsDescription }),
  })
  .meta({ id: "ServiceCreate", description: "A service to create." });
export type ServiceCreate = z.output<typeof ServiceCreate>;

export const ServiceReplace = z
  .strictObject({
    name: ResourceName.meta({ description: nameDescription, examples: ["media-archive"] }),
    configured_status: ConfiguredStatus,
    termination_protection: z.boolean().default(false).meta({ description: protectionDescription }),
    networks: nullMeansNone(networkList)
      .default([])
      .meta({ description: `${networksDescription} Null means none.` }),
    labels: labelList.default([]).meta({ description: labelsDescription }),
    custom_domains: optionalDomains.meta({ description: `${domainsDescription} If omitted, they stay unchanged.` }),
    static_websites: nullMeansNone(staticWebsiteList)
      .optional()
      .meta({
        description: `${websitesDescription} If omitted, they stay unchanged; null removes all.`,
      }),
  })
  .meta({ id: "ServiceReplace", description: "The new settings of a service. Its region stays." });
export type ServiceReplace = z.output<typeof ServiceReplace>;

export const ServiceModify = z
  .strictObject({
    name: ResourceName.optional().meta({ description: nameDescription, examples: ["media-archive"] }),
    configured_status: ConfiguredStatus.optional(),
    termination_protection: z.boolean().optional().meta({ description: protectionDescription }),
    networks: nullMeansNone(networkList)
      .optional()
      .meta({
        description: `${networksDescription} They replace all existing ones; null detaches all.`,
      }),
    labels: nullMeansNone(labelList)
      .optional()
      .meta({
        description: `${labelsDescription} They replace all existing ones; null removes all.`,
      }),
    custom_domains: nullMeansNone(customDomainList)
      .optional()
      .meta({
        description: `${domainsDescription} They replace all existing ones; null detaches all.`,
      }),
    static_websites: nullMeansNone(staticWebsiteList)
      .optional()
      .meta({
        description: `${websitesDescription} They replace all existing ones; null removes all.`,
      }),
  })
  .meta({
    id: "ServiceModify",
    description: "A change of a service (JSON Merge Patch). Its region stays.",
  });
export type ServiceModify = z.output<typeof ServiceModify>;

export const EndpointType = z.enum(["public", "private"]).meta({
  id: "EndpointType",
  description: "Where an endpoint is reached from: the internet (`public`) or private networks (`private`).",
});

const endpointUrl = (api: string) =>
  z
    .url()
    .optional()
    .meta({ description: `URL of the ${api} API; missing on endpoints for static websites.` });

export const EndpointResponse = z
  .object({
    domain_name: z.string().meta({
      description: "Host name; the S3 API is `https://` and this.",
      examples: ["k3v9a.upcloudobjects.com"],
    }),
    type: EndpointType,
    mode: DomainMode,
    iam_url: endpointUrl("IAM"),
    sts_url: endpointUrl("STS"),
  })
  .meta({ id: "EndpointResponse", description: "A host name that the system assigned to a service." });
export type EndpointResponse = z.output<typeof EndpointResponse>;

/** A service in lists. */
export const ServiceSummary = z
  .object({
    uuid: uuid("UUID of the service.", exampleServiceUuid),
    name: z.string().meta({ description: "Name of the service.", examples: ["media-archive"] }),
    region: z.string().meta({ description: "Name of the region that hosts the service.", examples: ["europe-2"] }),
    configured_status: ConfiguredStatus,
    operational_state: OperationalState,
    termination_protection: z.boolean().meta({ description: protectionDescription }),
    endpoints: z
      .array(EndpointResponse)
      .meta({ description: "Endpoints of the service. Empty if it has no networks or is stopped." }),
    networks: z.array(NetworkDetailResponse).meta({ description: "Networks that the service is reached from." }),
    custom_domains: z.array(CustomDomainDetailResponse).meta({ description: "Custom domains of the service." }),
    static_websites: z.array(StaticWebsiteConfig).meta({ description: "Static websites of its domains." }),
    labels: z.array(LabelDetailResponse).meta({ description: "Labels of the service." }),
    state_messages: z
      .array(StateMessage)
      .meta({ description: "Why the service stays in its state; empty if nothing is wrong." }),
    usage: Usage,
    created_at: timestamp("When the service was created"),
    updated_at: timestamp("When the service or its state last changed"),
  })
  .meta({ id: "ServiceSummary", description: "A service, without its users." });
export type ServiceSummary = z.output<typeof ServiceSummary>;

export const ServiceDetailResponse = ServiceSummary.extend({
  users: z
    .array(UserDetailResponse)
    .meta({ description: "Users of the service, with their access keys and policies." }),
}).meta({ id: "ServiceDetailResponse", description: "A service with everything that belongs to it, except buckets." });
export type ServiceDetailResponse = z.output<typeof ServiceDetailResponse>;

export const ServiceListResponse = z
  .array(ServiceSummary)
  .meta({ id: "ServiceListResponse", description: "One page of the account's services." });
