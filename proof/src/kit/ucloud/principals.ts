import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { coreSubject, providerSubjectPrefix, type Role } from "@concordat/contract/ucloud";
import { decodeProtectedHeader, SignJWT } from "jose";
import type { TestCore } from "../../../../server/src/testing/core.js";
import { issueCoreToken } from "../../../../server/src/ucloud/core-tokens.js";
import { signProviderToken } from "../../../../server/src/ucloud/credentials.js";
import { readPrivateKey } from "../../../../server/src/ucloud/keys.js";
import { newProvider } from "./new-provider.js";

/** A caller, and what is true of them: expectations follow from this alone. */
export interface UCloudCaller {
  readonly name: string;
  /** The whole `Authorization` header. */
  readonly authorization: string | undefined;
  /** The role that the credentials prove: GUEST where they prove nothing. */
  readonly role: Role;
  readonly subject: string;
  readonly scopes: readonly string[];
}

const everything = ["all:write"];

type Known = readonly [name: string, role: Exclude<Role, "GUEST" | "PROVIDER">, subject: string, scopes?: string[]];

/** Callers with valid credentials. What they are to each resource follows from their subjects. */
const known: readonly Known[] = [
  ["a user", "USER", "user"],
  ["another user", "USER", "stranger"],
  ["a project's member", "USER", "member"],
  ["a project's administrator", "USER", "project-admin"],
  ["a project's PI", "USER", "pi"],
  ["a user who may see", "USER", "reader"],
  ["a user who may edit", "USER", "editor"],
  ["a user who has left the project", "USER", "leaver"],
  ["an administrator", "ADMIN", "admin"],
  ["a service", "SERVICE", "_accounting"],
  ["a service without a name of its own among the listed", "SERVICE", "_unlisted"],
  ["Core itself", "SERVICE", coreSubject],
  ["an app", "THIRD_PARTY_APP", "app"],
  ["an administrator with the old scope", "ADMIN", "admin", ["api"]],
  ["an administrator who may only read", "ADMIN", "admin", ["all:read"]],
  ["an administrator for providers only", "ADMIN", "admin", ["providers:write"]],
  [
    "an administrator for something else",
    "ADMIN",
    "admin",
    ["something.else:write", "providers", "auth", "prov:write", ""],
  ],
];

/** A pair that nobody else has: those of the server's tests go round, and one of them may be the pair to be replaced. */
const unusedKeys = () => generateKeyPairSync("rsa", { modulusLength: 2048 });

/** Invalid tokens, each with one fault. */
const forged = async ({ context, token }: TestCore, mine: string, renewed: string) => {
  const good = await token("admin", "ADMIN");
  const [head = "", payload = "", signature = ""] = good.split(".");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const row = (name: string) => context.prisma.authProvider.findUniqueOrThrow({ where: { name } });
  const { kid } = decodeProtectedHeader(good);
  const own = await context.prisma.signingKey.findUniqueOrThrow({ where: { id: kid ?? "" } });
  const coreKey = readPrivateKey(context.vault.open(own.privateKeySealed, `signing_keys.private_key:${own.id}`));
  const foreignKey = unusedKeys().privateKey;
  const { name, privateKeySealed } = await row(mine);
  const providerKey = readPrivateKey(context.vault.open(privateKeySealed, `auth_providers.private_key:${name}`));
  const signed = (key: typeof coreKey, changes: object) => {
    const parts = `${head}.${encode({ ...claims, ...changes })}`;
    return `${parts}.${sign("sha256", Buffer.from(parts), key).toString("base64url")}`;
  };
  const asProvider = { role: "PROVIDER", sub: `${providerSubjectPrefix}${mine}` };
  const { renewedAt: _, ...before } = await row(renewed);
  const beforeRenewal = await signProviderToken(context, before);
  const publicKey = unusedKeys().publicKey.export({ type: "spki", format: "der" }).toString("base64");
  await context.prisma.authProvider.update({ where: { name: renewed }, data: { publicKey } });
  const hour = 3600;
  // those below that Core's key has signed would be the same, without their faults
  const control = `Bearer ${signed(coreKey, {})}`;
  const useless = {
    "no token": undefined,
    "an empty token": "Bearer ",
    "a bad token": "Bearer rubbish",
    "a token of three bad parts": "Bearer a.b.c",
    "Basic credentials": `Basic ${btoa("admin:admin")}`,
    "the token without its scheme": good,
    "the token with another scheme": `Digest ${good}`,
    "an expired token": `Bearer ${await issueCoreToken(context, { subject: "admin", role: "ADMIN", lifetimeSeconds: -1 })}`,
    "a token that never expires": `Bearer ${signed(coreKey, { exp: undefined })}`,
    "a token that never began": `Bearer ${signed(coreKey, { iat: undefined })}`,
    "a token of the future": `Bearer ${signed(coreKey, { iat: claims.iat + hour, exp: claims.exp + hour })}`,
    "a token of another issuer": `Bearer ${signed(coreKey, { iss: "somebody.else" })}`,
    "a token for nobody": `Bearer ${signed(coreKey, { sub: undefined })}`,
    "a token of an unknown role": `Bearer ${signed(coreKey, { role: "ROOT" })}`,
    "a user's token in a service's name": `Bearer ${signed(coreKey, { sub: "_accounting" })}`,
    "a service's token in a user's name": `Bearer ${signed(coreKey, { role: "SERVICE" })}`,
    "a token that was changed": `Bearer ${head}.${encode({ ...claims, sub: "root" })}.${signature}`,
    "an unsigned token": `Bearer ${encode({ alg: "none" })}.${payload}.`,
    "a token signed by nobody we know": `Bearer ${signed(foreignKey, {})}`,
    "an administrator's token signed by a provider": `Bearer ${signed(providerKey, {})}`,
    "a provider's token signed by Core": `Bearer ${signed(coreKey, asProvider)}`,
    "a provider's token signed by another provider": `Bearer ${signed(providerKey, { ...asProvider, sub: `${providerSubjectPrefix}${renewed}` })}`,
    "a provider's token in a name that is none of a provider": `Bearer ${signed(providerKey, { ...asProvider, sub: `xP_${mine}` })}`,
    "a provider's token from before its renewal": `Bearer ${beforeRenewal}`,
    "a token of a provider that does not exist": `Bearer ${signed(providerKey, { ...asProvider, sub: `${providerSubjectPrefix}nobody` })}`,
    "a token signed with the public key as a secret": `Bearer ${await new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(Buffer.from(own.publicKey))}`,
    "a token signed with a secret of its own": `Bearer ${await new SignJWT(claims).setProtectedHeader({ alg: "HS256" }).sign(randomBytes(32))}`,
  };
  return { control, useless };
};

/** All callers of UCloud in the matrix. */
export const uCloudCallers = async (core: TestCore): Promise<UCloudCaller[]> => {
  const good = known.map(async ([name, role, subject, scopes = everything]): Promise<UCloudCaller> => {
    const authorization = `Bearer ${await core.token(subject, role, { scopes })}`;
    return { name, role, subject, scopes, authorization };
  });
  const providers = ["calling-provider", "other-calling-provider"].map(async (name): Promise<UCloudCaller> => {
    await newProvider(core, name, { createdBy: "admin", projectId: null });
    const row = await core.context.prisma.authProvider.findUniqueOrThrow({ where: { name } });
    const authorization = `Bearer ${await signProviderToken(core.context, row)}`;
    return { name, role: "PROVIDER", subject: providerSubjectPrefix + name, scopes: everything, authorization };
  });
  const callers = [...(await Promise.all(good)), ...(await Promise.all(providers))];
  await newProvider(core, "renewed", { createdBy: "admin", projectId: null });
  const { control, useless } = await forged(core, "calling-provider", "renewed");
  const byHand = { name: "an administrator with a token signed by hand", role: "ADMIN", subject: "admin" } as const;
  const guest = { role: "GUEST", subject: "", scopes: [] } as const;
  return [
    { ...byHand, scopes: everything, authorization: control },
    ...Object.entries(useless).map(([name, authorization]) => ({ ...guest, name, authorization })),
    ...callers,
  ];
};
