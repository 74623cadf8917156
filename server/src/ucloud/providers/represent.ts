import {
  coreProduct,
  type Provider,
  type ProviderIncludeFlags,
  type ResourceAclEntry,
} from "@concordat/contract/ucloud";
import type { ServerContext } from "../../context.js";
import { askedWith, rowByKey } from "../../database/row-by-key.js";
import { rowsOf } from "../../database/rows.js";
import type { Prisma } from "../../generated/prisma/client.js";
import { openRefreshToken } from "../credentials.js";
import type { Principal } from "../principal.js";
import { permissionInclude, permissionsOf } from "../resource-permissions.js";

/** What is read of a provider to answer with it. */
const providerInclude = (principal: Pick<Principal, "subject">) =>
  ({
    ...permissionInclude(principal),
    provider: { include: { auth: { select: { name: true, publicKey: true, refreshTokenSealed: true } } } },
  }) as const satisfies Prisma.ResourceInclude;

const askedInclude = providerInclude({ subject: askedWith("subject") });

/** Providers with all that is shown of them to a caller, whose statement must say who asks: `asked.subject`. */
export const providerRows = rowsOf("Resource", { include: askedInclude });

/** One of them, by the id of its resource. */
export const providerById = rowByKey("Resource", { id: "bigint", subject: "text" }, { include: askedInclude });

export type ProviderRow = Prisma.ResourceGetPayload<{ include: ReturnType<typeof providerInclude> }>;

/** Gathers the rows of an access control list into one entry for each entity. */
const representAcl = (row: ProviderRow): ResourceAclEntry[] => {
  const entries = new Map<string, ResourceAclEntry>();
  for (const { username, groupId, group, permission } of row.acl) {
    const key = username === null ? `group ${groupId}` : `user ${username}`;
    const entity =
      username === null
        ? ({ type: "project_group", projectId: group?.projectId ?? "", group: groupId ?? "" } as const)
        : ({ type: "user", username } as const);
    const entry: ResourceAclEntry = entries.get(key) ?? { entity, permissions: [] };
    entry.permissions.push(permission);
    entries.set(key, entry);
  }
  return [...entries.values()];
};

type Specified = NonNullable<ProviderRow["provider"]>;

/** A provider's contact information, as stored. */
export const representSpecification = ({
  name,
  domain,
  https,
  port,
}: Pick<Specified, "name" | "domain" | "https" | "port">) => ({
  id: name,
  domain,
  https,
  port,
  product: { ...coreProduct },
});

/**
 * Providers as a reader sees them. Every reader sees the refresh token: this is how the owner gets it.
 *
 * @param trusted the names of the providers whose stored public key may be shown; that of another one is left empty
 */
export const representProviders = (
  context: Pick<ServerContext, "vault">,
  principal: Principal,
  flags: Pick<ProviderIncludeFlags, "includeOthers">,
  trusted: ReadonlySet<string>,
): ((row: ProviderRow) => Provider) => {
  const permissionsIn = permissionsOf(principal);
  return (row) => {
    const { provider } = row;
    if (!provider) throw new Error(`Resource ${row.id} has no provider.`);
    return {
      id: row.id.toString(),
      specification: representSpecification(provider),
      refreshToken: openRefreshToken(context, provider.auth),
      publicKey: trusted.has(provider.name) ? provider.auth.publicKey : "",
      createdAt: row.createdAt.getTime(),
      status: { resolvedSupport: null, resolvedProduct: null },
      updates: [],
      owner: { createdBy: row.createdBy, project: row.projectId },
      permissions: { myself: permissionsIn(row), others: flags.includeOthers ? representAcl(row) : null },
    };
  };
};
