import * as z from "zod";
import { besideOtherFaults, fault, itemsOf, membersOf, uniqueBy } from "../member-rules.js";
import { nameLimits, ResourceName } from "../names.js";
import { storageQuotas } from "../quotas.js";
import { uuid } from "../uuid.js";

export const networkLimits = { perService: storageQuotas.networksPerService.most, publicPerService: 1 } as const;

export const NetworkType = z.enum(["public", "private"]).meta({
  id: "NetworkType",
  description: "Whether the network is the internet (`public`) or a network of the customer (`private`).",
});

/** The vendor's schemas have IPv6 too; its text rules it out. */
export const NetworkFamily = z
  .enum(["IPv4"])
  .meta({ id: "NetworkFamily", description: "Address family of a network: only IPv4 so far." });

const networkUuid = (description: string) => uuid(description, "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07").optional();

const checkUuid = (network: unknown, context: z.core.$RefinementCtx<unknown>): void => {
  const { type, uuid: id } = membersOf(network);
  if (type === "private" && id === undefined) fault(context, ["uuid"], "is required for private networks");
  if (type === "public" && id !== undefined) fault(context, ["uuid"], "must be omitted for public networks");
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
      "UUID of the private network. Required if `type` is `private`; must be omitted if it is `public`.",
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

/** All networks of a service, in the body of the service. */
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
    uuid: networkUuid("UUID of a private network; missing for public networks."),
  })
  .meta({ id: "NetworkDetailResponse", description: "A network that a service can be reached from." });
export type NetworkDetailResponse = z.output<typeof NetworkDetailResponse>;

export const NetworkListResponse = z
  .array(NetworkDetailResponse)
  .meta({ id: "NetworkListResponse", description: "All networks of a service." });
