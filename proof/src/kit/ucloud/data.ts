import { randomUUID } from "node:crypto";
import type { TestCore } from "../../../../server/src/testing/core.js";
import { openRefreshToken } from "../../../../server/src/ucloud/credentials.js";
import { fingerprint } from "../../../../server/src/vault/fingerprint.js";
import { newProvider } from "./new-provider.js";

/** A provider that requests are about, and who may do what with it. */
export interface UCloudResource {
  readonly name: string;
  readonly id: string;
  readonly project: string | null;
  /** Who owns it, or administers the project that does. */
  readonly administrators: readonly string[];
  /** Who may read it besides. */
  readonly readers: readonly string[];
}

/** The target of a request, and the project that it is sent in. */
export interface UCloudTarget {
  readonly name: string;
  /** Undefined: the request names what does not exist. */
  readonly resource: UCloudResource | undefined;
  readonly header: string | undefined;
  /** The members of the project in the header. */
  readonly members: readonly string[];
}

const claimTokenOf = (name: string) => `claim token of ${name}`;

const laboratory = {
  id: "laboratory",
  members: ["pi", "project-admin", "member", "reader", "editor"],
};
const rivals = { id: "rivals", members: ["rival"] };

/** Creates all targets in the database. */
export const uCloudTargets = async (core: TestCore): Promise<UCloudTarget[]> => {
  const { prisma } = core.context;
  for (const user of ["user", "stranger", "ada", "leaver", "admin"]) await core.user(user);
  await core.project(laboratory.id, "pi", {
    "project-admin": "ADMIN",
    member: "USER",
    reader: "USER",
    editor: "USER",
    // whom the examples name: users may name members of the project that owns the resource
    ada: "USER",
  });
  await core.group("readers", laboratory.id, ["reader"]);
  await core.group("writers", laboratory.id, ["member"]);
  await core.project(rivals.id, "rival");
  const make = async (name: string, createdBy: string, project: string | null) => {
    const id = await newProvider(core, name, { createdBy, projectId: project });
    await prisma.authProvider.update({ where: { name }, data: { claimTokenHash: fingerprint(claimTokenOf(name)) } });
    return { name, project, id: id.toString() };
  };

  const shared = await make("shared-provider", "user", null);
  const personal = await make("personal-provider", "user", null);
  const own = await make("laboratory-provider", "leaver", laboratory.id);
  const foreign = await make("rival-provider", "rival", rivals.id);
  const grant = (resourceId: string, entry: { username?: string; groupId?: string }, permission: "READ" | "EDIT") =>
    prisma.aclEntry.create({ data: { resourceId: BigInt(resourceId), permission, ...entry } });
  await grant(shared.id, { username: "reader" }, "READ");
  await grant(shared.id, { username: "editor" }, "EDIT");
  // and in personal workspaces, those who are in the list already
  for (const { id } of [shared, personal]) await grant(id, { username: "ada" }, "READ");
  await grant(own.id, { groupId: "readers" }, "READ");
  await grant(own.id, { groupId: "writers" }, "EDIT");
  await grant(own.id, { username: "editor" }, "EDIT");
  await grant(own.id, { username: "leaver" }, "READ");

  const resources = {
    shared: { ...shared, administrators: ["user"], readers: ["reader"] },
    personal: { ...personal, administrators: ["user"], readers: [] },
    own: { ...own, administrators: ["pi", "project-admin"], readers: ["reader"] },
    foreign: { ...foreign, administrators: ["rival"], readers: [] },
  } satisfies Record<string, UCloudResource>;
  const nowhere = { header: undefined, members: [] };
  const inside = { header: laboratory.id, members: laboratory.members };
  return [
    { name: "own", resource: resources.own, ...inside },
    { name: "own, from outside of its project", resource: resources.own, ...nowhere },
    { name: "personal", resource: resources.personal, ...nowhere },
    { name: "personal, from a project", resource: resources.personal, ...inside },
    { name: "shared", resource: resources.shared, ...nowhere },
    { name: "foreign", resource: resources.foreign, ...nowhere },
    { name: "foreign, in its project", resource: resources.foreign, header: rivals.id, members: rivals.members },
    { name: "unknown", resource: undefined, ...nowhere },
    { name: "unknown, in an unknown project", resource: undefined, header: "nul\u00e9", members: [] },
  ];
};

const unknown = { name: "no-such-provider", id: "999999999" } as const;

/** The values by which a request refers to its target, each created on demand, since some can be used only once. */
export const referencesTo = (core: TestCore, { resource }: UCloudTarget) => {
  const { prisma, vault, clock } = core.context;
  const { name, id } = resource ?? unknown;
  const row = () => prisma.authProvider.findUniqueOrThrow({ where: { name } });
  const approval = async (signedBy: string | null) => {
    const token = randomUUID();
    const requestedName = `approved-${randomUUID()}`;
    const specification = { domain: "p.example.com", https: true, port: null };
    if (resource) {
      const data = { requestedName, tokenHash: fingerprint(token), ...specification, signedBy, createdAt: clock() };
      await prisma.approvalRequest.create({ data });
    }
    return token;
  };
  return {
    resourceId: async () => id,
    providerName: async () => name,
    newName: async () => `fresh-${randomUUID()}`,
    unsignedToken: () => approval(null),
    signedToken: () => approval("user"),
    refreshToken: async () => (resource ? openRefreshToken({ vault }, await row()) : randomUUID()),
    claimToken: async () => (resource ? claimTokenOf(name) : randomUUID()),
  };
};
