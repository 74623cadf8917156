import type { SecurityRules } from "../security.js";
import { labels, rolesOf, type UCloudAuth } from "./auth.js";
import { errors } from "./errors.js";

const isOpenToAll = (auth: UCloudAuth): boolean => auth.label === "Public" && !auth.only;

const listOf = (roles: readonly string[]) => roles.join(", ");

/** Tokens of UCloud: none for public operations, and an optional one if only a variant of the body needs it. */
export const ucloudSecurity: SecurityRules<UCloudAuth> = {
  schemes: {
    accessToken: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "JWT",
      description:
        "Access token of a user, an administrator, a service or a provider. A provider gets its token from `authProviders.refresh`. Tokens are checked as RFC8725 recommends: the key determines the algorithm, issuer and lifetime are checked, and a role is only accepted with its own keys.",
    },
    coreToken: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "JWT",
      description:
        "Access token of Core's calls to a provider. It is signed (RS256) with that provider's key pair. Check the signature with the provider's public key, and that `sub` is `_UCloud` and `role` is `SERVICE`. As RFC8725 recommends, accept no other algorithm, whatever the token says.",
    },
  },

  requirements: (auth, servedBy) => {
    const token = { [servedBy === "core" ? "accessToken" : "coreToken"]: [] };
    if (!isOpenToAll(auth)) return [token];
    return auth.variant ? [token, {}] : [];
  },

  describe: (auth) => {
    const { label, only, onlyUnless, variant, principals, permission, workspace, scope } = auth;
    const opening = onlyUnless ? ` A server setting (\`${onlyUnless}\`) opens it to all roles of ${label}.` : "";
    const sentences = [
      isOpenToAll(auth) ? "Anyone, with or without a token." : `${label}: ${listOf(rolesOf(auth))}.${opening}`,
      variant ? `With \`type\` \`${variant.type}\`, ${variant.label}: ${listOf(labels[variant.label])}.` : "",
      only && label !== "Public" ? `Other roles of ${label} are refused.` : "",
      principals ? `Only these services: ${principals.map((name) => `\`${name}\``).join(", ")}.` : "",
      permission ? `Requires the ${permission.needs} permission on every resource in \`${permission.on}\`.` : "",
      workspace ? "Acts in the workspace of the `Project` header." : "",
      `Requires the scope \`${scope}\`.`,
    ];
    return sentences.filter((sentence) => sentence !== "").join(" ");
  },

  hasCredentials: (authorization) => authorization.startsWith("Bearer "),
  missingCredentials: "the request has no access token. Send the header `Authorization: Bearer <token>`.",
  admitsGuests: (auth) => rolesOf(auth).includes("GUEST"),
  guestRefusal: ({ variant }, body) =>
    variant !== undefined &&
    (body as { readonly type?: unknown } | undefined)?.type === variant.type &&
    !(labels[variant.label] as readonly string[]).includes("GUEST")
      ? { entry: errors.forbidden }
      : undefined,
};
