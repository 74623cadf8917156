import * as z from "zod";
import { view } from "../../schema.js";
import { exampleServiceUuid } from "../example-ids.js";
import { besideOtherFaults, fault, itemsOf, membersOf, uniqueBy } from "../member-rules.js";
import { nameLimits, ResourceName } from "../names.js";
import { operation } from "../operation.js";
import { serviceParams, servicePath } from "../services/path.js";
import { created, done, ok } from "../success.js";
import { uuid } from "../uuid.js";

const tag = "Object storage networks";
const path = `${servicePath}/networks` as const;
const onePath = `${path}/:network_name` as const;

export const networkLimits = { perService: 8, publicPerService: 1 } as const;

export const NetworkType = z.enum(["public", "private"]).meta({
  id: "NetworkType",
  description: "Whether the network is the internet (`public`) or one of the customer's own (`private`).",
});

/** IPv6 is in the vendor's schemas and ruled out by its text. */
export const NetworkFamily = z
  .enum(["IPv4"])
  .meta({ id: "NetworkFamily", description: "Address family of a network: IPv4 only, so far." });

const networkUuid = (description: string) => uuid(description, "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07").optional();

const checkUuid = (network: unknown, context: z.core.$RefinementCtx<unknown>): void => {
  const { type, uuid: id } = membersOf(network);
  if (type === "private" && id === undefined) fault(context, ["uuid"], "is required for private networks");
  if (type === "public" && id !== undefined) fault(context, ["uuid"], "must be left out for public networks");
};

export const NetworkCreate = z
  .strictObject({
    name: ResourceName.meta({
      description: `Name of the network, unique within the service: 1 to ${nameLimits.resource} letters, digits, \`_\` and \`-\`.`,
      examples: ["office"],
    }),
    type: NetworkType,
    family: NetworkFamily,
    uuid: networkUuid(
      "UUID of the private network. Required where `type` is `private`, to be left out where it is `public`.",
    ),
  })
  .superRefine(checkUuid, besideOtherFaults)
  .meta({ id: "NetworkCreate", description: "A network to attach." });
export type NetworkCreate = z.output<typeof NetworkCreate>;

const refuseSecondPublicNetwork = (networks: unknown, context: z.core.$RefinementCtx<unknown>): void => {
  const places = itemsOf(networks).flatMap((network, index) =>
    membersOf(network)["type"] === "public" ? [index] : [],
  );
  for (const index of places.slice(networkLimits.publicPerService))
    fault(context, [index, "type"], "must not be public more than once");
};

/** All networks of a service, as its own body gives them. */
export const networkList = z
  .array(NetworkCreate)
  .max(networkLimits.perService)
  .superRefine(uniqueBy("name"), besideOtherFaults)
  .superRefine(refuseSecondPublicNetwork, besideOtherFaults);

export const NetworkDetailResponse = z
  .object({
    name: z.string().meta({ description: "Name of the network.", examples: ["office"] }),
    type: NetworkType,
    family: NetworkFamily,
    uuid: networkUuid("UUID of a private network; missing on public ones."),
  })
  .meta({ id: "NetworkDetailResponse", description: "A network from which a service can be reached." });
export type NetworkDetailResponse = z.output<typeof NetworkDetailResponse>;

export const NetworkListResponse = z
  .array(NetworkDetailResponse)
  .meta({ id: "NetworkListResponse", description: "All networks of a service." });

const networkParams = view(
  z.object({
    ...serviceParams,
    network_name: z.string().meta({ description: "Name of the network.", examples: ["office"] }),
  }),
);

const exampleNetwork = {
  name: "office",
  type: "private",
  family: "IPv4",
  uuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07",
} as const;
const examplePublicNetwork = { name: "internet", type: "public", family: "IPv4" } as const;

/** Attaches a network. */
const create = operation({
  method: "POST",
  path,
  readOnly: false,
  costs: true,
  request: { pathParams: view(z.object(serviceParams)), body: view(NetworkCreate) },
  success: { ...created("The network."), body: view(NetworkDetailResponse) },
  errors: [],
  summary: "Attach a network",
  description: `Lets a service be reached from one more network; up to ${networkLimits.perService} can be attached, and one of them may be public. A private network must lie in a zone of the service's region. The service is set up anew and gains the endpoint that belongs to the network's type.`,
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "private",
      summary: "Attach a private network",
      request: { pathParams: { service_uuid: exampleServiceUuid }, body: exampleNetwork },
      response: exampleNetwork,
    },
    {
      name: "public",
      summary: "Open the service to the internet",
      request: { pathParams: { service_uuid: exampleServiceUuid }, body: examplePublicNetwork },
      response: examplePublicNetwork,
    },
  ],
  source: "Create network",
});

/** Lists a service's networks. */
const list = operation({
  method: "GET",
  path,
  readOnly: true,
  costs: false,
  request: { pathParams: view(z.object(serviceParams)) },
  success: { ...ok("All networks of the service."), body: view(NetworkListResponse) },
  errors: [],
  summary: "List networks",
  description: "Lists all networks that are attached to a service.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "all",
      summary: "List the networks",
      request: { pathParams: { service_uuid: exampleServiceUuid } },
      response: [examplePublicNetwork, exampleNetwork],
    },
  ],
  source: "List networks",
});

/** Reads one of a service's networks. */
const get = operation({
  method: "GET",
  path: onePath,
  readOnly: true,
  costs: false,
  request: { pathParams: networkParams },
  success: { ...ok("The network."), body: view(NetworkDetailResponse) },
  errors: [],
  summary: "Read a network",
  description: "Reads one attached network by its name.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "byName",
      summary: "Read a network",
      request: { pathParams: { service_uuid: exampleServiceUuid, network_name: "office" } },
      response: exampleNetwork,
    },
  ],
  source: "Get network details",
});

/** Detaches a network. */
const deleteNetwork = operation({
  method: "DELETE",
  path: onePath,
  readOnly: false,
  costs: false,
  request: { pathParams: networkParams },
  success: done("The network is detached."),
  errors: [],
  summary: "Detach a network",
  description:
    "Detaches a network. The service is set up anew and loses the endpoints that it had through networks of this type only; custom domains and static website configurations stay, and are out of reach as long as no public network is attached.",
  tag,
  stability: "stable",
  deprecation: null,
  examples: [
    {
      name: "byName",
      summary: "Detach a network",
      request: { pathParams: { service_uuid: exampleServiceUuid, network_name: "office" } },
      response: null,
    },
  ],
  source: "Delete network",
});

/** The networks from which a service can be reached. */
export const networks = { create, list, get, delete: deleteNetwork };
