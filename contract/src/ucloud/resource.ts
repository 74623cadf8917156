import * as z from "zod";
import { permissions } from "./auth.js";
import { bulkRequest, bulkResponse } from "./bulk.js";
import { textLimits } from "./text-limits.js";
import { Unit } from "./unit.js";

/** A permission on a resource. READ and EDIT can be granted; ADMIN and PROVIDER follow from owning or serving it. */
export const Permission = z.enum(permissions).meta({
  id: "Permission",
  description: "A permission on a resource. Only READ and EDIT can be granted; ADMIN implies both.",
});
export type Permission = z.output<typeof Permission>;

/** How many permissions one entry of an access control list may name: there are four, and repeats are harmless. */
const mostPermissions = 100;

/** The permissions that `updateAcl` can grant. */
export const grantablePermissions = ["READ", "EDIT"] as const satisfies readonly Permission[];

export const ResourceOwner = z
  .object({
    createdBy: z.string().meta({ description: "Username of the creator." }),
    project: z.string().nullable().default(null).meta({
      description: "Id of the project that owns the resource; null for a personal resource.",
    }),
  })
  .meta({ id: "ResourceOwner", description: "The owner of a resource." });
export type ResourceOwner = z.output<typeof ResourceOwner>;

export const ProjectGroupEntity = z
  .object({
    type: z.literal("project_group").meta({ description: "A group of a project." }),
    projectId: z.string().max(textLimits.name).meta({ description: "Id of the project." }),
    group: z.string().max(textLimits.name).meta({ description: "Id of the group." }),
  })
  .meta({
    id: "AclEntityProjectGroup",
    description: "All members of a project's group.",
  });

export const UserEntity = z
  .object({
    type: z.literal("user").meta({ description: "A single user." }),
    username: z.string().max(textLimits.name).meta({ description: "Name of the user." }),
  })
  .meta({ id: "AclEntityUser", description: "One user." });

/** The user or group of an entry of an access control list; `type` says which. */
export const AclEntity = z.discriminatedUnion("type", [ProjectGroupEntity, UserEntity]).meta({
  id: "AclEntity",
  description: "The user or group of an entry of an access control list.",
});
export type AclEntity = z.output<typeof AclEntity>;

export const ResourceAclEntry = z
  .object({
    entity: AclEntity,
    permissions: z.array(Permission).max(mostPermissions).meta({ description: "The permissions of the entity." }),
  })
  .meta({
    id: "ResourceAclEntry",
    description: "The permissions of one entity on a resource.",
  });
export type ResourceAclEntry = z.output<typeof ResourceAclEntry>;

export const ResourcePermissions = z
  .object({
    myself: z.array(Permission).meta({ description: "The caller's permissions." }),
    others: z.array(ResourceAclEntry).nullable().default(null).meta({
      description: "The access control list; null unless requested with `includeOthers`.",
    }),
  })
  .meta({
    id: "ResourcePermissions",
    description: "The permissions on a resource.",
  });
export type ResourcePermissions = z.output<typeof ResourcePermissions>;

/** A change of one resource's access control list: `deleted` is applied first, then `added`. */
export const UpdatedAcl = z
  .object({
    id: z.string().max(textLimits.name).meta({ description: "Id of the resource." }),
    added: z.array(ResourceAclEntry).meta({
      description:
        "Permissions to grant in addition to existing ones. ADMIN and PROVIDER cannot be granted and are ignored.",
    }),
    deleted: z.array(AclEntity).meta({
      description: "Entities that lose every permission. They are removed before `added` is applied.",
    }),
  })
  .meta({
    id: "UpdatedAcl",
    description: "A change of the access control list of one resource.",
  });
export type UpdatedAcl = z.output<typeof UpdatedAcl>;

export const BulkRequestOfUpdatedAcl = bulkRequest(UpdatedAcl);
export const BulkResponseOfUnit = bulkResponse(Unit);
