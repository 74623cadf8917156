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
/** Without look-around, so that readers of the document in other languages can use it as it is. */
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
        "must start with a letter or digit and go on with letters, digits, dots, dashes and underscores",
      )
      .refine((name) => name !== coreProviderName, `must not be ${coreProviderName}, which is Core itself`)
      .meta({
        description: `The provider's unique name, up to ${providerLimits.name.max} characters. It stands in paths and tokens and never changes.`,
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
      description: "Whether the provider is called over TLS. Plain HTTP is for local work only.",
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
        description: "Always the empty reference to Core itself; it may be left out of requests.",
      }),
  })
  .meta({
    id: "ProviderSpecification",
    description: "How Core reaches a provider.",
  });
export type ProviderSpecification = z.output<typeof ProviderSpecification>;

/** What a provider supports: a placeholder that the Resources API asks for. */
export const ProviderSupport = z
  .object({
    product: ProductReference,
    maintenance: Maintenance.nullable().default(null).meta({
      description: "The interruption that is planned or under way, if any.",
    }),
  })
  .meta({
    id: "ProviderSupport",
    description: "A placeholder that the Resources API asks for.",
  });

export const ResolvedProviderSupport = resolvedSupport(Product, ProviderSupport);

/** The state of a provider: a placeholder that the Resources API asks for. */
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
    description: "A placeholder that the Resources API asks for.",
  });

export const ProviderUpdate = z
  .object({
    timestamp: timestamp("When Core learned of it"),
    status: z.string().nullable().default(null).meta({ description: "What happened, for humans." }),
  })
  .meta({
    id: "ProviderUpdate",
    description: "News about a provider. Nothing writes any today.",
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
      description: "Secret with which the provider gets its access tokens.",
    }),
    publicKey: z.string().meta({
      description:
        "RSA public key (Base64 of its DER form) with which the provider checks that a call comes from Core.",
    }),
    createdAt: timestamp("When it was created"),
    status: ProviderStatus,
    updates: z.array(ProviderUpdate).meta({
      description: "News about it; filled only with `includeUpdates`.",
    }),
    owner: ResourceOwner,
    permissions: ResourcePermissions.nullable().meta({
      description: "Who may do what with it; null where permissions do not apply.",
    }),
    providerGeneratedId: z.string().nullable().optional().meta({
      description: "Internal/Beta: the id that the provider itself uses. Usually left out; do not rely on it.",
    }),
  })
  .meta({
    id: "Provider",
    description: "A provider: whoever serves the resources that Core orchestrates.",
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

/** What a read adds to its answer, and what it leaves out. All filters must hold. */
export const ProviderIncludeFlags = z
  .object({
    includeOthers: flag("Adds the access control list as `permissions.others`."),
    includeUpdates: flag("Adds `updates`."),
    includeSupport: flag("Has no effect on providers."),
    includeProduct: flag("Has no effect on providers."),
    filterCreatedBy: filter("Keeps what was created by users whose name contains this text, case counts."),
    filterCreatedAfter: filterTime("Keeps what was created at this time or later"),
    filterCreatedBefore: filterTime("Keeps what was created at this time or earlier"),
    filterProvider: filter("Keeps what is backed by a product of this provider; for providers that is Core itself."),
    filterProductId: filter("Keeps what is backed by the product of this name."),
    filterProductCategory: filter("Keeps what is backed by a product of this category."),
    filterProviderIds: filterList("Keeps these ids as the provider gave them, separated by commas."),
    filterIds: filterList("Keeps these resource ids, separated by commas; what is no number is passed over."),
    filterName: filter("Keeps the provider of exactly this name."),
    hideProductId: filter("Leaves out what is backed by the product of this name."),
    hideProductCategory: filter("Leaves out what is backed by a product of this category."),
    hideProvider: filter("Leaves out what is backed by a product of this provider."),
  })
  .meta({
    id: "ProviderIncludeFlags",
    description: "What a read of providers adds and leaves out. All filters must hold.",
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
    query: z.string().meta({
      description: "Text that the provider's name contains, in any case; empty text matches all.",
    }),
    ...pagination,
  })
  .meta({
    id: "ResourceSearchRequestOfProviderIncludeFlags",
    description: "What to look for among the providers.",
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
