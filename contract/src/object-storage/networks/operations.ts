import * as z from "zod";
import { view } from "../../schema.js";
import { exampleServiceUuid } from "../example-ids.js";
import { operation } from "../operation.js";
import { storageQuotas } from "../quotas.js";
import { serviceParams, servicePath } from "../services/path.js";
import { created, done, ok } from "../success.js";
import { NetworkCreate, NetworkDetailResponse, NetworkListResponse, networkLimits } from "./model.js";

const tag = "Object storage networks";

const path = `${servicePath}/networks` as const;

const onePath = `${path}/:network_name` as const;

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
  quotas: [storageQuotas.networksPerService],
  summary: "Attach a network",
  description: `Attaches one more network to a service; up to ${networkLimits.perService} can be attached, and one of them may be public. A private network must be in a zone of the service's region. The service is set up again and gets the endpoint for the network's type.`,
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
    "Detaches a network. The service is set up again and loses the endpoints that only networks of this type gave it. Custom domains and static website configurations stay, but cannot be reached while no public network is attached.",
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
