import * as z from "zod";
import { storageQuotas } from "../quotas.js";

/**
 * The limits that the vendor documents of an account that pays: those that its Go client reads. Its text gives storage in MiB,
 * which would be 10 GiB for everything: GiB is what its storages are measured in.
 */
export const resourceLimits = {
  cores: 200,
  detached_floating_ips: 10,
  load_balancers: 50,
  managed_object_storages: storageQuotas.servicesPerAccount.most,
  memory: 1_048_576,
  network_peerings: 100,
  networks: 100,
  ntp_excess_gib: 20_000,
  public_ipv4: 100,
  public_ipv6: 100,
  storage_hdd: 10_240,
  storage_maxiops: 10_240,
  storage_ssd: 10_240,
} as const;

const limit = (name: keyof typeof resourceLimits, description: string) =>
  z
    .int()
    .min(0)
    .optional()
    .meta({ description: `${description}; may be missing.`, examples: [resourceLimits[name]] });

const AccountResourceLimits = z
  .object({
    cores: limit("cores", "CPU cores"),
    detached_floating_ips: limit("detached_floating_ips", "Floating IP addresses that are attached to nothing"),
    load_balancers: limit("load_balancers", "Load balancers"),
    managed_object_storages: limit("managed_object_storages", "Object storage services"),
    memory: limit("memory", "Memory in MiB"),
    network_peerings: limit("network_peerings", "Network peerings"),
    networks: limit("networks", "Private networks"),
    ntp_excess_gib: limit("ntp_excess_gib", "Transfer in GiB beyond the pool, after which bandwidth is capped"),
    public_ipv4: limit("public_ipv4", "Public IPv4 addresses"),
    public_ipv6: limit("public_ipv6", "Public IPv6 addresses"),
    storage_hdd: limit("storage_hdd", "HDD storage in GiB"),
    storage_maxiops: limit("storage_maxiops", "MaxIOPS storage in GiB"),
    storage_ssd: limit("storage_ssd", "SSD storage in GiB"),
  } satisfies Record<keyof typeof resourceLimits, z.ZodType>)
  .meta({
    id: "AccountResourceLimits",
    description:
      "How much of each resource the account may have. They are the vendor's usual numbers, for clients that read them: this server enforces that of object storage services alone.",
  });

const AccountSummary = z
  .object({
    credits: z
      .number()
      .nullable()
      .meta({
        description: "Remaining credits; null if they are unlimited.",
        examples: [12.5],
      }),
    resource_limits: AccountResourceLimits,
    username: z.string().meta({ description: "Name of the account.", examples: ["ada"] }),
  })
  .meta({ id: "AccountSummary", description: "An account, as its owner sees it." });

export const AccountResponse = z
  .object({ account: AccountSummary.meta({ description: "The account." }) })
  .meta({ id: "AccountResponse", description: "The account whose credentials the request carries." });
export type AccountResponse = z.output<typeof AccountResponse>;
