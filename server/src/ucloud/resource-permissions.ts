import { ApiError } from "@concordat/contract";
import {
  grantablePermissions,
  type Permission,
  type UCloudAuth,
  ucloudErrors,
  valuesAt,
} from "@concordat/contract/ucloud";
import { conditionSql } from "../database/condition-sql.js";
import { fulfils } from "../database/fulfils.js";
import { findRows, rowsOf } from "../database/rows.js";
import { Prisma } from "../generated/prisma/client.js";
import type { Principal } from "./principal.js";

/** The roles in a project that administer its resources. */
const administrators = ["PI", "ADMIN"] as const;

const isGrantable = (permission: Permission): permission is (typeof grantablePermissions)[number] =>
  grantablePermissions.some((grantable) => grantable === permission);

/** An entry counts while its user, or a group the user is in, still belongs to the owning project. */
const granted = (subject: string, permission: (typeof grantablePermissions)[number]): Prisma.ResourceWhereInput[] => [
  {
    acl: { some: { permission, username: subject } },
    OR: [{ projectId: null }, { project: { members: { some: { username: subject } } } }],
  },
  { acl: { some: { permission, group: { members: { some: { username: subject } } } } } },
];

/**
 * The rule of permissions, as a condition: the resources on which a principal holds a permission. An administrator of UCloud holds
 * each on all of them; others by owning or administering a resource, which implies every permission, or by what was granted.
 */
const holding = ({ role, subject }: Principal, permission: Permission): Prisma.ResourceWhereInput =>
  role === "ADMIN"
    ? {}
    : {
        OR: [
          { projectId: null, createdBy: subject },
          { project: { members: { some: { username: subject, role: { in: [...administrators] } } } } },
          ...(isGrantable(permission) ? granted(subject, permission) : []),
        ],
      };

/** The resources that a principal may see. */
export const visibleTo = (principal: Principal): Prisma.ResourceWhereInput => holding(principal, "READ");

/** Resource ids are positive 64-bit numbers, written in decimals; any other text names nothing. */
export const parseResourceId = (text: string): bigint | undefined => {
  if (!/^\d{1,19}$/.test(text)) return undefined;
  const id = BigInt(text);
  return id <= 9_223_372_036_854_775_807n ? id : undefined;
};

/** What the rule needs to know of a resource that was read. */
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

/** What a principal may do with each resource that was read; ADMIN stands alone, since it implies the rest. */
export const permissionsOf = (principal: Principal): ((row: PermissionRow) => Permission[]) => {
  const administered = holding(principal, "ADMIN");
  const held = grantablePermissions.map((permission) => [permission, holding(principal, permission)] as const);
  return (row) =>
    fulfils(row, administered)
      ? ["ADMIN"]
      : held.flatMap(([permission, condition]) => (fulfils(row, condition) ? [permission] : []));
};

/** Whether a principal may see a resource that was read. */
export const isVisible = (principal: Principal, row: PermissionRow): boolean => fulfils(row, visibleTo(principal));

/** A resource on which the caller holds the permission that the operation asks for. */
export interface AuthorizedResource {
  readonly id: bigint;
  readonly projectId: string | null;
}

const authorizedRows = rowsOf("Resource", { select: { id: true, projectId: true } });

/**
 * Enforces a permission that an operation declares, on the resources whose ids stand where it says.
 *
 * @returns the resources, in the order of the body
 * @throws ApiError `permissionDenied` when an id is named twice or unknown, or the caller does not hold the permission
 */
export const requirePermission = async (
  db: Prisma.TransactionClient,
  { needs, on }: NonNullable<UCloudAuth["permission"]>,
  principal: Principal,
  body: unknown,
): Promise<readonly AuthorizedResource[]> => {
  const ids = valuesAt(on, body).map((id) => parseResourceId(String(id)));
  const known = ids.filter((id) => id !== undefined);
  const condition = { AND: [{ type: "provider", id: { in: known } }, holding(principal, needs)] };
  const rows = await findRows(db, authorizedRows, Prisma.sql`WHERE ${conditionSql("Resource", condition)}`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const resources = ids.map((id) => (id === undefined ? undefined : byId.get(id)));
  const areDistinct = new Set(known).size === ids.length;
  if (!areDistinct || resources.includes(undefined)) throw new ApiError(ucloudErrors.permissionDenied);
  return resources as AuthorizedResource[];
};
