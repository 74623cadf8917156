import type { OwnerKind, OwnerRef } from "../storage/iam/owner.js";
import type { StorageCall } from "./storage-call.js";

/** A request for something of a user, group or role. */
export type OwnedCall<Params, Body = unknown> = StorageCall & {
  readonly params: Params & { readonly service_uuid: string };
  readonly body: Body;
};

/** The user, group or role that a path names. */
export type OwnerOf<Params, Kind extends OwnerKind = OwnerKind> = (params: Params) => OwnerRef<Kind>;

export const userOf: OwnerOf<{ readonly username: string }, "user"> = ({ username }) => ({
  kind: "user",
  name: username,
});
export const groupOf: OwnerOf<{ readonly group_name: string }, "group"> = ({ group_name }) => ({
  kind: "group",
  name: group_name,
});
export const roleOf: OwnerOf<{ readonly role_name: string }, "role"> = ({ role_name }) => ({
  kind: "role",
  name: role_name,
});
