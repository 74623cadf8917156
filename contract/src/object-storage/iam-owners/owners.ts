import * as z from "zod";
import { serviceParams, servicePath } from "../services/path.js";
import { exampleNames, exampleService } from "./examples.js";
import type { Owner } from "./owner.js";

export const usersPath = `${servicePath}/users` as const;
export const groupsPath = `${servicePath}/groups` as const;
export const rolesPath = `${servicePath}/roles` as const;

const variable = (description: string, example: string) => z.string().meta({ description, examples: [example] });

export const userOwner = {
  noun: "user",
  tag: "Object storage users",
  path: `${usersPath}/:username`,
  params: { ...serviceParams, username: variable("Name of the user.", exampleNames.user) },
  example: { ...exampleService, username: exampleNames.user as string },
} as const satisfies Owner<string, { readonly service_uuid: string; readonly username: string }>;

export const groupOwner = {
  noun: "group",
  tag: "Object storage groups",
  path: `${groupsPath}/:group_name`,
  params: { ...serviceParams, group_name: variable("Name of the group.", exampleNames.group) },
  example: { ...exampleService, group_name: exampleNames.group as string },
} as const satisfies Owner<string, { readonly service_uuid: string; readonly group_name: string }>;

export const roleOwner = {
  noun: "role",
  tag: "Object storage roles",
  path: `${rolesPath}/:role_name`,
  params: { ...serviceParams, role_name: variable("Name of the role.", exampleNames.role) },
  example: { ...exampleService, role_name: exampleNames.role as string },
} as const satisfies Owner<string, { readonly service_uuid: string; readonly role_name: string }>;
