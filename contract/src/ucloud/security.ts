import type { SecurityRules } from "../security.js";
import { labels, rolesOf, type UCloudAuth } from "./auth.js";
import { errors } from "./errors.js";

const isOpenToAll = (auth: UCloudAuth): boolean => auth.label === "Public" && !auth.only;

const listOf = (roles: readonly string[]) => roles.join(", ");

/** Tokens of UCloud: nothing where anyone may call, and perhaps a token where only a variant of the body needs one. */
export const ucloudSecurity: SecurityRules<UCloudAuth> = {
  schemes: {
    accessToken: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "JWT",
      description:
        "Access token of a user, an administrator, a service or a provider. A provider gets its own from `authProviders.refresh`. It is checked as RFC8725 advises: the key decides on the algorithm, issuer and lifetime count, and each role only with the keys that are its own.",
    },
    coreToken: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "JWT",
      description:
        "Access token with which Core calls a provider. It is signed (RS256) with the key pair of that provider; check the signature with the provider's public key, and that `sub` is `_UCloud` and `role` is `SERVICE`. As RFC8725 advises, take no other algorithm, whatever the token asks for.",
    },
  },

  requirements: (auth, servedBy) => {
    const token = { [servedBy === "core" ? "accessToken" : "coreToken"]: [] };
    if (!isOpenToAll(auth)) return [token];
    return auth.variant ? [token, {}] : [];
  },

  describe: (auth) => {
    const { label, only, onlyUnless, variant, principals, permission, workspace, scope } = auth;
    const opening = onlyUnless ? ` A setting of the server (\`${onlyUnless}\`) opens it to all of ${label}.` : "";
    const sentences = [
      isOpenToAll(auth) ? "Anyone, with or without a token." : `${label}: ${listOf(rolesOf(auth))}.${opening}`,
      variant ? `With \`type\` \`${variant.type}\`, ${variant.label}: ${listOf(labels[variant.label])}.` : "",
      only && label !== "Public" ? `Other roles of ${label} are refused.` : "",
      principals ? `Of services only these: ${principals.map((name) => `\`${name}\``).join(", ")}.` : "",
      permission
        ? `It takes the ${permission.needs} permission on every resource that \`${permission.on}\` names.`
        : "",
      workspace ? "It acts in the workspace of the `Project` header." : "",
      `A token must cover the scope \`${scope}\`.`,
    ];
    return sentences.filter((sentence) => sentence !== "").join(" ");
  },

  hasCredentials: (authorization) => authorization.startsWith("Bearer "),
  admitsGuests: (auth) => rolesOf(auth).includes("GUEST"),
  guestRefusal: ({ variant }, body) =>
    variant !== undefined &&
    (body as { readonly type?: unknown } | undefined)?.type === variant.type &&
    !(labels[variant.label] as readonly string[]).includes("GUEST")
      ? { entry: errors.forbidden }
      : undefined,
};
