import * as z from "zod";
import { bulkRequest, bulkResponse } from "../bulk.js";
import { FindByStringId } from "../find-by-string-id.js";
import { pageV2, pagination } from "../page.js";
import { coreProduct, coreProviderName, Product, ProductReference } from "../product.js";
import { ResourceOwner, ResourcePermissions } from "../resource.js";
import { Maintenance, resolvedSupport } from "../support.js";
import { textLimits } from "../text-limits.js";
import { timestamp } from "../timestamp.js";

export const providerLimits = {
  name: { max: 128 },
  domain: { max: 255 },
  port: { min: 1, max: 65535 },
} as const;

export const filterLimits = {
  ids: { max: 1000 },
} as const;

const label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
/** Without look-around, so that generators for other languages can use it unchanged. */
const domainPattern = new RegExp(`^${label}(?:\\.${label})*$`);
const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

const sameAsCoreProduct = (reference: ProductReference) =>
  reference.id === coreProduct.id &&
  reference.category === coreProduct.category &&
  reference.provider === coreProduct.provider;

/** How to reach a provider. */
export const ProviderSpecification = z
  .object({
    id: z
      .string()
      .min(1)
      .max(providerLimits.name.max)
      .regex(
        namePattern,
        "must start with a letter or digit, followed by letters, digits, dots, dashes and underscores",
      )
      .refine((name) => name !== coreProviderName, `must not be ${coreProviderName}, which is Core itself`)
      .meta({
        description: `The provider's unique name, up to ${providerLimits.name.max} characters. It is part of paths and tokens and never changes.`,
        examples: ["example"],
      }),
    domain: z
      .string()
      .min(1)
      .max(providerLimits.domain.max)
      .regex(domainPattern, "must be a host name, such as provider.example.com")
      .meta({
        description: `Host name of the provider, up to ${providerLimits.domain.max} characters.`,
        examples: ["provider.example.com"],
      }),
    https: z.boolean().meta({
      description: "Whether Core calls the provider over TLS. Use plain HTTP for local work only.",
    }),
    port: z
      .int()
      .min(providerLimits.port.min)
      .max(providerLimits.port.max)
      .nullable()
      .default(null)
      .meta({
        description: "TCP port; null means 443 with `https` and 80 without.",
        examples: [443],
      }),
    product: ProductReference.refine(
      sameAsCoreProduct,
      `must be the reference of ${coreProviderName} with empty id and category`,
    )
      .default({ ...coreProduct })
      .meta({
        description: "Always the empty reference to Core itself. Requests may omit it.",
      }),
  })
  .meta({
    id: "ProviderSpecification",
    description: "How Core reaches a provider.",
  });
export type ProviderSpecification = z.output<typeof ProviderSpecification>;

/** What a provider supports: a placeholder that the Resources API requires. */
export const ProviderSupport = z
  .object({
    product: ProductReference,
    maintenance: Maintenance.nullable().default(null).meta({
      description: "The planned or ongoing interruption, if any.",
    }),
  })
  .meta({
    id: "ProviderSupport",
    description: "A placeholder that the Resources API requires.",
  });

export const ResolvedProviderSupport = resolvedSupport(Product, ProviderSupport);

/** The state of a provider: a placeholder that the Resources API requires. */
export const ProviderStatus = z
  .object({
    resolvedSupport: ResolvedProviderSupport.nullable().meta({
      description: "Always null for providers.",
    }),
    resolvedProduct: Product.nullable().meta({
      description: "Always null for providers.",
    }),
  })
  .meta({
    id: "ProviderStatus",
    description: "A placeholder that the Resources API requires.",
  });

export const ProviderUpdate = z
  .object({
    timestamp: timestamp("When Core learned of it"),
    status: z.string().nullable().default(null).meta({ description: "What happened, in human-readable form." }),
  })
  .meta({
    id: "ProviderUpdate",
    description: "An update about a provider. Nothing writes updates today.",
  });

/** A provider as its owner, or an administrator, sees it. */
export const Provider = z
  .object({
    id: z.string().meta({
      description: "Resource id: a number, written as text.",
      examples: ["51231"],
    }),
    specification: ProviderSpecification,
    refreshToken: z.string().meta({
      description: "Secret that the provider exchanges for access tokens.",
    }),
    publicKey: z.string().meta({
      description:
        "RSA public key (Base64 of its DER form). The provider uses it to verify that a call comes from Core.",
    }),
    createdAt: timestamp("When the provider was created"),
    status: ProviderStatus,
    updates: z.array(ProviderUpdate).meta({
      description: "Updates about the provider; only with `includeUpdates`, else empty.",
    }),
    owner: ResourceOwner,
    permissions: ResourcePermissions.nullable().meta({
      description: "Permissions on the provider; null if permissions do not apply.",
    }),
    providerGeneratedId: z.string().nullable().optional().meta({
      description: "Internal/Beta: the id that the provider itself uses. Usually omitted; do not rely on it.",
    }),
  })
  .meta({
    id: "Provider",
    description: "A provider: it serves the resources that Core orchestrates.",
  });
export type Provider = z.output<typeof Provider>;

const flag = (description: string) =>
  z
    .boolean()
    .nullish()
    .transform((value) => value ?? false)
    .meta({ description: `${description} Absent means false.` });
const filter = (description: string) => z.string().max(textLimits.name).nullish().meta({ description });
const filterList = (description: string) =>
  z
    .string()
    .max(textLimits.list)
    .refine((text) => text.split(",").length <= filterLimits.ids.max, `must name at most ${filterLimits.ids.max} ids`)
    .nullish()
    .meta({ description: `${description} At most ${filterLimits.ids.max}.` });
const filterTime = (description: string) =>
  z
    .int()
    .nullish()
    .meta({
      description: `${description}, in milliseconds since the Unix epoch.`,
    });

/** What a read adds to its response, and which resources it omits. All filters must match. */
export const ProviderIncludeFlags = z
  .object({
    includeOthers: flag("Adds the access control list as `permissions.others`."),
    includeUpdates: flag("Adds `updates`."),
    includeSupport: flag("Has no effect on providers."),
    includeProduct: flag("Has no effect on providers."),
    filterCreatedBy: filter("Keeps resources whose creator's username contains this text (case-sensitive)."),
    filterCreatedAfter: filterTime("Keeps resources created at this time or later"),
    filterCreatedBefore: filterTime("Keeps resources created at this time or earlier"),
    filterProvider: filter("Keeps resources backed by a product of this provider. For providers, that is Core itself."),
    filterProductId: filter("Keeps resources backed by the product of this name."),
    filterProductCategory: filter("Keeps resources backed by a product of this category."),
    filterProviderIds: filterList("Keeps resources with these provider-generated ids, separated by commas."),
    filterIds: filterList(
      "Keeps resources with these ids, separated by commas. Entries that are not numbers are ignored.",
    ),
    filterName: filter("Keeps the provider with exactly this name."),
    hideProductId: filter("Omits resources backed by the product of this name."),
    hideProductCategory: filter("Omits resources backed by a product of this category."),
    hideProvider: filter("Omits resources backed by a product of this provider."),
  })
  .meta({
    id: "ProviderIncludeFlags",
    description: "What a read of providers adds and omits. All filters must match.",
  });
export type ProviderIncludeFlags = z.output<typeof ProviderIncludeFlags>;

export const ProviderBrowseRequest = z.object({ flags: ProviderIncludeFlags, ...pagination }).meta({
  id: "ResourceBrowseRequestOfProviderIncludeFlags",
  description: "Which providers to list, and which page of them.",
});

export const ProviderRetrieveRequest = z
  .object({
    flags: ProviderIncludeFlags,
    id: z
      .string()
      .max(textLimits.name)
      .meta({
        description: "Resource id of the provider.",
        examples: ["51231"],
      }),
  })
  .meta({
    id: "ResourceRetrieveRequestOfProviderIncludeFlags",
    description: "Which provider to read, and what to add.",
  });

export const ProviderSearchRequest = z
  .object({
    flags: ProviderIncludeFlags,
    query: z.string().max(textLimits.name).meta({
      description: "Text that the provider's name contains (case-insensitive). Empty text matches all providers.",
    }),
    ...pagination,
  })
  .meta({
    id: "ResourceSearchRequestOfProviderIncludeFlags",
    description: "What to search for among the providers.",
  });

export const ProvidersRenewRefreshTokenRequestItem = z
  .object({
    id: z.string().max(textLimits.name).meta({ description: "Resource id of the provider." }),
  })
  .meta({
    id: "ProvidersRenewRefreshTokenRequestItem",
    description: "A provider whose refresh token and keys are to be replaced.",
  });

export const PageV2OfProvider = pageV2(Provider);
export const BulkRequestOfProviderSpecification = bulkRequest(ProviderSpecification);
export const BulkResponseOfFindByStringId = bulkResponse(FindByStringId);
export const BulkRequestOfRenewal = bulkRequest(ProvidersRenewRefreshTokenRequestItem);
