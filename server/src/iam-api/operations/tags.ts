import { listTags } from "../../storage/iam/tags/list.js";
import { changeTags } from "../../storage/iam/tags/replace.js";
import { tagElements } from "../elements.js";
import { pageOf } from "../pages.js";
import type { QueryHandler } from "../query-call.js";
import { readTags } from "../tags.js";

/** Adds tags; one of a key that is there already replaces it. */
export const tag =
  (kind: "user" | "role"): QueryHandler =>
  async (call) => {
    await changeTags(call.db, call.service, { kind, name: call.resourceName }, { put: readTags(call), remove: [] });
    return undefined;
  };

export const untag =
  (kind: "user" | "role"): QueryHandler =>
  async ({ db, service, resourceName: name, parameters }) => {
    const remove = parameters.members("TagKeys").map((member) => member.get("") ?? "");
    await changeTags(db, service, { kind, name }, { put: [], remove });
    return undefined;
  };

export const listTagsHandler =
  (kind: "user" | "role"): QueryHandler =>
  async (call) =>
    pageOf(call, {
      list: "Tags",
      items: await listTags(call.db, call.service, { kind, name: call.resourceName }),
      keyOf: ({ key }) => key,
      elements: tagElements,
    });
