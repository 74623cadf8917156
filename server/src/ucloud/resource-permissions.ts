import { type Permission, type UCloudAuth, ucloudErrors } from "@concordat/contract/ucloud";
import type { ServerContext } from "../context.js";
import type { Prisma } from "../generated/prisma/client.js";
import { ApiError } from "../http/api-error.js";
import type { Principal } from "./principal.js";

/** Whoever administers a project administers what it owns. */
const administrators = ["PI", "ADMIN"] as const;

const administeredBy = ({ subject }: Principal): Prisma.ResourceWhereInput[] => [
  { projectId: null, createdBy: subject },
  { project: { members: { some: { username: subject, role: { in: [...administrators] } } } } },
];

/** An entry counts while its user, or a group the user is in, still belongs to the owning project. */
const grantedTo = ({ subject }: Principal): Prisma.ResourceWhereInput[] => [
  {
    acl: { some: { permission: "READ", username: subject } },
    OR: [{ projectId: null }, { project: { members: { some: { username: subject } } } }],
  },
  { acl: { some: { permission: "READ", group: { members: { some: { username: subject } } } } } },
];

/** The resources that a principal may see: an administrator of UCloud all, others what they own, administer or were given. */
export const visibleTo = (principal: Principal): Prisma.ResourceWhereInput =>
  principal.role === "ADMIN" ? {} : { OR: [...administeredBy(principal), ...grantedTo(principal)] };

/** Resources that a principal administers. */
const administrable = (principal: Principal): Prisma.ResourceWhereInput =>
  principal.role === "ADMIN" ? {} : { OR: administeredBy(principal) };

/** Resource ids are positive 64-bit numbers, written in decimals; any other text names nothing. */
export const parseResourceId = (text: string): bigint | undefined => {
  if (!/^\d{1,19}$/.test(text)) return undefined;
  const id = BigInt(text);
  return id <= 9_223_372_036_854_775_807n ? id : undefined;
};

/** What a permission check needs to know of a resource. */
export const permissionInclude = (principal: Pick<Principal, "subject">) =>
  ({
    project: { select: { members: { where: { username: principal.subject } } } },
    acl: {
      include: {
        group: {
          select: { projectId: true, members: { where: { username: principal.subject }, select: { username: true } } },
        },
      },
      orderBy: { id: "asc" },
    },
  }) as const satisfies Prisma.ResourceInclude;

export type PermissionRow = Prisma.ResourceGetPayload<{ include: ReturnType<typeof permissionInclude> }>;

/** What a principal may do with a resource; ADMIN stands alone, since it implies the rest. */
export const permissionsOf = (principal: Principal, row: PermissionRow): Permission[] => {
  const membership = row.project?.members[0];
  const administers =
    row.projectId === null ? row.createdBy === principal.subject : membership && membership.role !== "USER";
  if (principal.role === "ADMIN" || administers) return ["ADMIN"];
  const granted = row.acl.filter(
    (entry) =>
      (entry.username === principal.subject && (row.projectId === null || membership)) ||
      (entry.group?.members.length ?? 0) > 0,
  );
  return (["READ", "EDIT"] as const).filter((permission) => granted.some((entry) => entry.permission === permission));
};

/** Whether a principal may see a resource that was read: the same rule as `visibleTo`, which finds those of which it is true. */
export const isVisible = (principal: Principal, row: PermissionRow): boolean =>
  permissionsOf(principal, row).some((permission) => permission === "ADMIN" || permission === "READ");

/** A resource on which the caller holds the permission that the operation asks for. */
export interface AdministeredResource {
  readonly id: bigint;
  readonly projectId: string | null;
}

/**
 * Enforces the permission that an operation declares on the resources in its items.
 *
 * @throws ApiError `permissionDenied` when an id is named twice, unknown, or not administered by the caller
 */
export const requireAdministration = async (
  { prisma }: Pick<ServerContext, "prisma">,
  auth: UCloudAuth,
  principal: Principal,
  body: unknown,
): Promise<AdministeredResource[]> => {
  if (!auth.permission) return [];
  const { items } = body as { readonly items: readonly { readonly id: string }[] };
  const ids = items.map(({ id }) => parseResourceId(id));
  const known = ids.filter((id) => id !== undefined);
  const rows = await prisma.resource.findMany({
    where: { AND: [{ type: "provider", id: { in: known } }, administrable(principal)] },
    select: { id: true, projectId: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const resources = ids.map((id) => (id === undefined ? undefined : byId.get(id)));
  const distinct = new Set(known).size === items.length;
  if (!distinct || resources.includes(undefined)) throw new ApiError(ucloudErrors.permissionDenied);
  return resources as AdministeredResource[];
};
