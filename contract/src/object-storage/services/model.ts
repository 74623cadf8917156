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
const protectionDescription = "Whether the service can be neither deleted nor stopped.";
const networksDescription = `Networks from which the service is reached, up to ${networkLimits.perService}. Private ones must lie in a zone of the service's region.`;
const labelsDescription = `Labels by which the service is found, up to ${labelLimits.perService}.`;
const domainsDescription = `Custom domains that lead to the service, up to ${customDomainLimits.perService}, under the rules of attaching one.`;
const websitesDescription =
  "Static websites that its domains serve, under the rules of configuring one; one for each domain.";

/**
 * Members of service bodies that only the vendor's schemas know, not its text: `custom_domains` and `static_websites`
 * are taken, for they say the same as calls that exist anyway. Bodies that are silent about them leave them alone, since
 * everybody who writes such a body from the text would otherwise lose what was attached by those calls.
 * `properties.access_control_origin_override` is refused like any unknown key: no answer shows it, so that nobody could
 * tell whether it was heeded.
 */
const optionalDomains = customDomainList.optional();

export const ServiceCreate = z
  .strictObject({
    name: ResourceName.meta({ description: nameDescription, examples: ["media-archive"] }),
    region: ResourceName.meta({
      description: "Name of the region that is to host the service, for good.",
      examples: ["europe-2"],
    }),
    configured_status: ConfiguredStatus,
    termination_protection: z.boolean().default(false).meta({ description: protectionDescription }),
    // The vendor's Go client writes null for an empty list here.
    networks: nullMeansNone(networkList)
      .default([])
      .meta({ description: `${networksDescription} Null is the same as none.` }),
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
      .meta({ description: `${networksDescription} Null is the same as none.` }),
    labels: labelList.default([]).meta({ description: labelsDescription }),
    custom_domains: optionalDomains.meta({ description: `${domainsDescription} Left out they stay as they are.` }),
    static_websites: nullMeansNone(staticWebsiteList)
      .optional()
      .meta({
        description: `${websitesDescription} Left out they stay as they are; null removes all.`,
      }),
  })
  .meta({ id: "ServiceReplace", description: "What a service is to be from now on. Its region stays." });
export type ServiceReplace = z.output<typeof ServiceReplace>;

export const ServiceModify = z
  .strictObject({
    name: ResourceName.optional().meta({ description: nameDescription, examples: ["media-archive"] }),
    configured_status: ConfiguredStatus.optional(),
    termination_protection: z.boolean().optional().meta({ description: protectionDescription }),
    networks: nullMeansNone(networkList)
      .optional()
      .meta({
        description: `${networksDescription} They take the place of all that there are; null detaches all.`,
      }),
    labels: nullMeansNone(labelList)
      .optional()
      .meta({
        description: `${labelsDescription} They take the place of all that there are; null removes all.`,
      }),
    custom_domains: nullMeansNone(customDomainList)
      .optional()
      .meta({
        description: `${domainsDescription} They take the place of all that there are; null detaches all.`,
      }),
    static_websites: nullMeansNone(staticWebsiteList)
      .optional()
      .meta({
        description: `${websitesDescription} They take the place of all that there are; null removes all.`,
      }),
  })
  .meta({
    id: "ServiceModify",
    description: "What is to change about a service (JSON Merge Patch). Its region stays.",
  });
export type ServiceModify = z.output<typeof ServiceModify>;

export const EndpointType = z.enum(["public", "private"]).meta({
  id: "EndpointType",
  description: "From where an endpoint is reached: the internet (`public`) or private networks (`private`).",
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
  .meta({ id: "EndpointResponse", description: "A host name that the system gave to a service." });
export type EndpointResponse = z.output<typeof EndpointResponse>;

/** A service as lists show it. */
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
      .meta({ description: "Where the service is reached. Empty without networks, and when it is stopped." }),
    networks: z.array(NetworkDetailResponse).meta({ description: "Networks from which the service is reached." }),
    custom_domains: z
      .array(CustomDomainDetailResponse)
      .meta({ description: "Custom domains that lead to the service." }),
    static_websites: z.array(StaticWebsiteConfig).meta({ description: "Static websites that its domains serve." }),
    labels: z.array(LabelDetailResponse).meta({ description: "Labels by which the service is found." }),
    state_messages: z.array(StateMessage).meta({ description: "What keeps the service in its state, if anything." }),
    usage: Usage,
    created_at: timestamp("When the service was created"),
    updated_at: timestamp("When the service, or its state, last changed"),
  })
  .meta({ id: "ServiceSummary", description: "A service, without its users." });
export type ServiceSummary = z.output<typeof ServiceSummary>;

export const ServiceDetailResponse = ServiceSummary.extend({
  users: z.array(UserDetailResponse).meta({ description: "Users of the service, with their keys and policies." }),
}).meta({ id: "ServiceDetailResponse", description: "A service with all that belongs to it but its buckets." });
export type ServiceDetailResponse = z.output<typeof ServiceDetailResponse>;

export const ServiceListResponse = z
  .array(ServiceSummary)
  .meta({ id: "ServiceListResponse", description: "One page of the account's services." });
