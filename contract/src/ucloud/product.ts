import * as z from "zod";
import { textLimits } from "./text-limits.js";

/** The pseudo provider of resources that Core itself manages, such as providers. */
export const coreProviderName = "ucloud_core";

/** A product of the catalogue, by name. */
export const ProductReference = z
  .object({
    id: z.string().max(textLimits.name).meta({ description: "Name of the product within its category." }),
    category: z.string().max(textLimits.name).meta({ description: "Name of the category." }),
    provider: z.string().max(textLimits.name).meta({ description: "Name of the provider that offers the product." }),
  })
  .meta({
    id: "ProductReference",
    description: "Names a product of the catalogue.",
  });
export type ProductReference = z.output<typeof ProductReference>;

/** The only product reference that a provider can have: an empty one, from Core. */
export const coreProduct = {
  id: "",
  category: "",
  provider: coreProviderName,
} as const satisfies ProductReference;

export const ProductCategoryId = z
  .object({
    name: z.string().meta({ description: "Name of the category." }),
    provider: z.string().meta({ description: "Name of the provider that offers the category." }),
  })
  .meta({
    id: "ProductCategoryId",
    description: "Names a category of products.",
  });

const unitsOfPrice = [
  "CREDITS_PER_UNIT",
  "PER_UNIT",
  "CREDITS_PER_MINUTE",
  "CREDITS_PER_HOUR",
  "CREDITS_PER_DAY",
  "UNITS_PER_MINUTE",
  "UNITS_PER_HOUR",
  "UNITS_PER_DAY",
] as const;

const modelName = (description: string) => z.string().max(128).nullable().default(null).meta({ description });
const count = (description: string) => z.int().nullable().default(null).meta({ description });

/** What every kind of product has. */
const product = <Type extends string, ProductType extends string>(
  type: Type,
  productType: ProductType,
  unitOfPrice: (typeof unitsOfPrice)[number],
) => ({
  type: z.literal(type).meta({ description: "The kind of product." }),
  name: z.string().meta({ description: "Name of the product, unique in its category." }),
  pricePerUnit: z.int().min(0).meta({ description: "Price of one unit, in millionths of a credit." }),
  category: ProductCategoryId,
  description: z.string().default("").meta({ description: "What the product is, for its users." }),
  priority: z.int().default(0).meta({ description: "Position in listings; lower numbers come first." }),
  version: z.int().default(1).meta({ description: "Version of the product; each change increments it." }),
  freeToUse: z.boolean().default(false).meta({ description: "Whether it can be used without an allocation." }),
  allowAllocationRequestsFrom: z
    .enum(["ALL", "PERSONAL", "PROJECT"])
    .default("ALL")
    .meta({ description: "Which kinds of workspace may apply for it." }),
  productType: z
    .literal(productType)
    .default(productType as never)
    .meta({
      description: "The kind of product, as the accounting system names it.",
    }),
  unitOfPrice: z.enum(unitsOfPrice).default(unitOfPrice).meta({ description: "What one unit is." }),
  chargeType: z.enum(["ABSOLUTE", "DIFFERENTIAL_QUOTA"]).default("ABSOLUTE").meta({
    description: "Whether usage is summed up, or measured against a quota.",
  }),
  hiddenInGrantApplications: z.boolean().default(false).meta({ description: "Whether application forms omit it." }),
  balance: count("The balance of the requesting workspace, in units; null unless it was requested."),
  maxUsableBalance: count(
    "The most that the requesting workspace can use now, in units; null unless it was requested.",
  ),
});

export const StorageProduct = z
  .object(product("storage", "STORAGE", "CREDITS_PER_DAY"))
  .meta({ id: "StorageProduct", description: "Storage for files." });

export const ComputeProduct = z
  .object({
    ...product("compute", "COMPUTE", "CREDITS_PER_MINUTE"),
    cpu: count("Virtual processors."),
    memoryInGigs: count("Main memory, in gigabytes."),
    gpu: count("Graphics processors."),
    cpuModel: modelName("Model of the processors."),
    memoryModel: modelName("Model of the main memory."),
    gpuModel: modelName("Model of the graphics processors."),
  })
  .meta({ id: "ComputeProduct", description: "A machine to run jobs on." });

export const IngressProduct = z
  .object(product("ingress", "INGRESS", "PER_UNIT"))
  .meta({ id: "IngressProduct", description: "A public link to a job." });

export const LicenseProduct = z
  .object({
    ...product("license", "LICENSE", "PER_UNIT"),
    tags: z.array(z.string()).default([]).meta({ description: "Tags by which applications find the licence." }),
  })
  .meta({ id: "LicenseProduct", description: "A software licence." });

export const NetworkIPProduct = z
  .object(product("network_ip", "NETWORK_IP", "PER_UNIT"))
  .meta({ id: "NetworkIPProduct", description: "A public IP address." });

/** What a provider can sell; `type` is the kind. */
export const Product = z
  .discriminatedUnion("type", [StorageProduct, ComputeProduct, IngressProduct, LicenseProduct, NetworkIPProduct])
  .meta({
    id: "Product",
    description: "Something that a provider offers. `type` is its kind.",
  });
export type Product = z.output<typeof Product>;
