// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are sources, which have such textSlots

/** A server with one check less: where it stands, what of the source goes, and what comes in its place. */
export interface Mutant {
  readonly name: string;
  /** Below `server/src`. */
  readonly file: string;
  /** Occurs in the file exactly once, or the mutation proof fails: a check that moves takes its mutant along. */
  readonly find: string;
  readonly replace: string;
}

const inFile = (
  file: string,
  ...mutants: readonly (readonly [name: string, find: string, replace: string])[]
): Mutant[] => mutants.map(([name, find, replace]) => ({ name, file, find, replace }));

/** Every check that the matrices must miss when it is gone. */
export const mutants: readonly Mutant[] = [
  ...inFile(
    "ucloud/authorization.ts",
    ["the label admits everybody", "if (!admits(labels[auth.label], principal)) refuse(principal);", ""],
    [
      "narrower roles do not count",
      "if (auth.only && !lifted && !admits(auth.only, principal)) refuse(principal);",
      "",
    ],
    [
      "the setting counts as given",
      "auth.onlyUnless !== undefined && settings[auth.onlyUnless]",
      "auth.onlyUnless !== undefined",
    ],
    ["scopes do not count", "!coversScope(principal.scopes, auth.scope)", "false"],
    ["every service is pre-authorized", "!auth.principals.includes(principal.subject)", "false"],
    [
      "variants ask for nothing more",
      "if (!admits(labels[variant.label], principal)) throw new ApiError(ucloudErrors.forbidden);",
      "",
    ],
    ["projects are open to all", "if (!membership) throw new ApiError(ucloudErrors.notAMember);", ""],
  ),
  ...inFile(
    "ucloud/room.ts",
    ["callers are not authorized", "authorizeCaller(authOf(operation), principal, context.configuration);", ""],
    ["variants are not authorized", "authorizeVariant(authOf(operation), principal, body);", ""],
    [
      "the project is taken as sent",
      'await resolveWorkspace(context, authOf(operation), principal, request.get("project"))',
      'request.get("project") ?? null',
    ],
    [
      "the caller is always an administrator",
      "await authenticate(request.headers.authorization)",
      '{ ...(await authenticate(request.headers.authorization)), role: "ADMIN", scopes: ["all:write"] } as const',
    ],
  ),
  ...inFile(
    "ucloud/scopes.ts",
    ["reading covers writing", 'if (access === "read" && wantedAccess === "write") return false;', ""],
    [
      "every path covers every other",
      "return wantedPath === path || wantedPath.startsWith(`${path}.`);",
      "return true;",
    ],
    [
      "a scope covers what it is only a part of",
      "wantedPath.startsWith(`${path}.`)",
      "wantedPath.startsWith(path.slice(0, 4))",
    ],
    ["scopes need no access", "if (!grammar.test(granted)) return false;", ""],
  ),
  ...inFile(
    "ucloud/principal.ts",
    [
      "any subject is a provider",
      "return subject.startsWith(providerSubjectPrefix) && subject.length > providerSubjectPrefix.length;",
      "return true;",
    ],
    ["any subject is a service", "return subject === coreSubject || /^_[^_]/.test(subject);", "return true;"],
    ["a user may be called like a service", '!subject.startsWith("_") &&', ""],
  ),
  ...inFile(
    "ucloud/authentication.ts",
    [
      "any scheme will do",
      "if (!authorization?.startsWith(prefix)) return guest;",
      "if (!authorization) return guest;",
    ],
    [
      "signatures are not verified",
      "await jwtVerify(token,",
      "await (async (text: string, ..._: unknown[]) => ({ payload: decodeJwt(text) }))(token,",
    ],
    ["Core signs for providers too", 'if (claimed["role"] === "PROVIDER") {', "if (false) {"],
    ["any provider's key will do", "{ name: providerNameOf(subject) }", '{ name: "calling-provider" }'],
    [
      "any key of Core or of a provider will do for users",
      "const own = kid === undefined ? undefined : await coreKey(kid);",
      'const own = readPublicKey((await prisma.authProvider.findUniqueOrThrow({ where: { name: "calling-provider" } })).publicKey);',
    ],
    ["tokens never expire", "currentDate: clock(),", "currentDate: new Date(0),"],
    ["tokens need no end", 'requiredClaims: ["exp", "iat", "sub"],', 'requiredClaims: ["iat", "sub"],'],
    ["tokens need no beginning", 'requiredClaims: ["exp", "iat", "sub"],', 'requiredClaims: ["exp", "sub"],'],
    ["tokens of the future count", "(!issuedInTheFuture && read(payload))", "read(payload)"],
    ["tokens of any issuer count", "issuer: configuration.jwtIssuer,", ""],
    [
      "any role is a role",
      'roles.find((name) => name === role && name !== "GUEST") as Role | undefined',
      "role as Role",
    ],
    ["names need not fit their roles", "|| !isSubjectOf(known, sub)", ""],
  ),
  ...inFile(
    "ucloud/resource-permissions.ts",
    [
      "everybody sees everything",
      'principal.role === "ADMIN" ? {} : { OR: [...administeredBy(principal), ...grantedTo(principal)] }',
      "({})",
    ],
    ["everybody administers everything", 'principal.role === "ADMIN" ? {} : { OR: administeredBy(principal) }', "({})"],
    ["members administer", "{ username: subject, role: { in: [...administrators] } }", "{ username: subject }"],
    [
      "whoever made it for a project administers it",
      "{ projectId: null, createdBy: subject }",
      "{ createdBy: subject }",
    ],
    ["what is personal is everybody's", "{ projectId: null, createdBy: subject }", "{ projectId: null }"],
    [
      "any permission lets users see",
      'acl: { some: { permission: "READ", username: subject } }',
      "acl: { some: { username: subject } }",
    ],
    [
      "what is given to one is given to all",
      'acl: { some: { permission: "READ", username: subject } }',
      'acl: { some: { permission: "READ" } }',
    ],
    ["any permission lets groups see", '{ permission: "READ", group: { members', "{ group: { members"],
    [
      "a group's permission is everybody's",
      "group: { members: { some: { username: subject } } } } } },",
      "group: { isNot: null } } } },",
    ],
    ["any permission lets retrieve", 'permission === "ADMIN" || permission === "READ"', "permission !== undefined"],
    [
      "whoever has left can retrieve what was given",
      "(entry.username === principal.subject && (row.projectId === null || membership))",
      "entry.username === principal.subject",
    ],
    ["what was given to one can be retrieved by all", "entry.username === principal.subject && ", ""],
    ["what was given to a group can be retrieved by all", "(entry.group?.members.length ?? 0) > 0", "entry.group"],
    ["members retrieve what others administer", 'membership && membership.role !== "USER"', "membership"],
    ["unknown resources do not matter", "if (!distinct || resources.includes(undefined))", "if (!distinct)"],
  ),
  ...inFile(
    "ucloud/providers/read.ts",
    [
      "lists show every workspace",
      'workspace === null && principal.role === "ADMIN" ? {} : { projectId: workspace }',
      "({})",
    ],
    ["lists show what is not visible", "    visibleTo(principal),\n", ""],
    ["what is not visible can be retrieved", " || !isVisible(principal, row)", ""],
  ),
  ...inFile(
    "ucloud/providers/init.ts",
    ["what is not visible is set in motion", "visibleTo(asUser)", "{}"],
    ["administrators set everything in motion", 'role: "USER" as const', "role: principal.role"],
    ["other workspaces are set in motion", "projectId: workspace }", "}"],
  ),
  ...inFile("ucloud/auth-providers.ts", [
    "unknown credentials are passed over",
    "if (row === undefined) throw refusal;",
    "",
  ]),
  ...inFile(
    "accounts/authentication.ts",
    ["revoked tokens count", "return found?.revokedAt === null ? found.account : undefined;", "return found?.account;"],
    [
      "any token counts",
      "await tokenByHash(prisma, { tokenHash: fingerprint(token) });",
      "await prisma.accountToken.findFirst({ where: { tokenHash: { not: fingerprint(token) } }, include: { account: true } });",
    ],
    ["passwords are not verified", "if (!(await verifyPassword(password, passwordHash))) return false;", ""],
    ["wrong passwords count", "return account && right ? account : undefined;", "return account ?? undefined;"],
  ),
  ...inFile(
    "storage-api/room.ts",
    ["strangers are let in", "if (!caller) {", "if (false as boolean) {"],
    ["costs do not count", "costs(operation) && caller.credits?.lte(0)", "false"],
  ),
  ...inFile(
    "storage/in-service.ts",
    [
      "what belongs to others is found",
      "if (row === null || (accountId !== undefined && row.accountId !== accountId)) throw notFound();",
      "if (row === null) throw notFound();",
    ],
    [
      "others read in services",
      "findOwned(service, () => serviceByUuid(db, { uuid: service.uuid }));",
      "serviceByUuid(db, { uuid: service.uuid }) as Promise<StorageService>;",
    ],
    [
      "others add to services",
      "WHERE ${named(ref)} AND deletion_started_at IS NULL",
      "WHERE uuid = ${ref.uuid}::uuid AND deletion_started_at IS NULL",
    ],
    [
      "others change services",
      "await findOwned(ref, async () => {",
      "await (async (_: unknown, find: () => Promise<StorageService | null>) => (await find()) as StorageService)(ref, async () => {",
    ],
  ),
  ...inFile("storage/services/find.ts", [
    "others read services",
    "findOwned(service, () => readDetails(db, service.uuid));",
    "readDetails(db, service.uuid) as Promise<ServiceDetails>;",
  ]),
  ...inFile("storage/services/list.ts", [
    "others' services are listed",
    "WHERE account_id = ${accountId} ${carriesAll(labels)}",
    "WHERE (account_id <> '' OR account_id = ${accountId}) ${carriesAll(labels)}",
  ]),
  ...inFile("storage/domains/list-all.ts", [
    "others read domains",
    "await findOwned(ref, () => db.storageService.findUnique({ where, include }));",
    "await db.storageService.findUniqueOrThrow({ where, include });",
  ]),
  ...inFile(
    "storage/jobs/find.ts",
    [
      "others find jobs",
      "await findOwned({ accountId, uuid }, () => db.storageJob.findUnique({ where: { uuid } }))",
      "await db.storageJob.findUniqueOrThrow({ where: { uuid } })",
    ],
    ["others' jobs are listed", "where: { accountId },", ""],
  ),
  ...inFile(
    "storage/iam/owner.ts",
    [
      "users of other services are found",
      "tx.iamUser.findUnique({ where,",
      "tx.iamUser.findFirst({ where: { username },",
    ],
    [
      "groups of other services are found",
      "tx.iamGroup.findUnique({ where,",
      "tx.iamGroup.findFirst({ where: { name },",
    ],
    ["roles of other services are found", "tx.iamRole.findUnique({ where,", "tx.iamRole.findFirst({ where: { name },"],
  ),
  ...inFile("storage/iam/policies/find.ts", [
    "policies of other services are found",
    "tx.iamPolicy.findUnique({ where: { serviceUuid_name: { serviceUuid, name } } })",
    "tx.iamPolicy.findFirst({ where: { name } })",
  ]),
  ...inFile("storage/iam/inline-policies/find.ts", [
    "inline policies of others are shown",
    "where: { ...key, name: policyName }",
    "where: { name: policyName }",
  ]),
  ...inFile("storage/iam/inline-policies/change.ts", [
    "inline policies of others are deleted",
    "where: { ...key, name: policyName }",
    "where: { name: policyName }",
  ]),
  ...inFile("storage/iam/tags/replace.ts", [
    "tags of others are deleted",
    "where: { ...key, key: tagKey }",
    "where: { key: tagKey }",
  ]),
  ...inFile("storage/iam/access-keys/find.ts", [
    "keys of others are shown",
    "where: { accessKeyId, userId }",
    "where: { accessKeyId }",
  ]),
  ...inFile(
    "storage/iam/access-keys/change.ts",
    [
      "keys of others are changed",
      "const key = await requireAccessKey(tx, userId, accessKeyId);",
      "const key = await tx.iamAccessKey.findUniqueOrThrow({ where: { accessKeyId } });\n    userId = key.userId;",
    ],
    [
      "keys of others are deleted",
      "deleteMany({ where: { accessKeyId, userId } })",
      "deleteMany({ where: { accessKeyId } })",
    ],
  ),
];
