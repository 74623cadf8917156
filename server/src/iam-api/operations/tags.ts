import { iamLimits } from "@concordat/contract/iam";
import { listTags } from "../../storage/iam/tags/list.js";
import { changePolicyTags, listPolicyTags } from "../../storage/iam/tags/policy-tags.js";
import { changeTags, type TagChanges } from "../../storage/iam/tags/replace.js";
import type { Tag } from "../../storage/iam/tags/tag.js";
import { tagElements } from "../elements.js";
import { pageOf } from "../pages.js";
import type { QueryCall, QueryHandler } from "../query-call.js";
import { invalidParameter } from "../query-error.js";
import { textsIn } from "../simulations/policy-inputs.js";
import { readTags } from "../tags.js";

/** What can have tags. */
type Tagged = "user" | "role" | "policy";

const change = ({ db, service, resourceName: name }: QueryCall, kind: Tagged, changes: TagChanges): Promise<void> =>
  kind === "policy" ? changePolicyTags(db, service, name, changes) : changeTags(db, service, { kind, name }, changes);

const list = ({ db, service, resourceName: name }: QueryCall, kind: Tagged): Promise<Tag[]> =>
  kind === "policy" ? listPolicyTags(db, service, name) : listTags(db, service, { kind, name });

/** Adds tags; one of a key that is there already replaces it. */
export const tag =
  (kind: Tagged): QueryHandler =>
  async (call) => {
    const put = readTags(call);
    if (put.length === 0) throw invalidParameter("Tags", undefined, "Member must not be null");
    await change(call, kind, { put, remove: [] });
    return undefined;
  };

/** Removes tags. A key that is not there changes nothing. */
export const untag =
  (kind: Tagged): QueryHandler =>
  async (call) => {
    const remove = textsIn(call, "TagKeys");
    if (remove.length === 0) throw invalidParameter("TagKeys", undefined, "Member must not be null");
    if (remove.length > iamLimits.tags)
      throw invalidParameter("TagKeys", undefined, `Member must have at most ${iamLimits.tags} members`);
    await change(call, kind, { put: [], remove });
    return undefined;
  };

export const listTagsHandler =
  (kind: Tagged): QueryHandler =>
  async (call) =>
    pageOf(call, {
      list: "Tags",
      items: await list(call, kind),
      keyOf: ({ key }) => key,
      elements: tagElements,
    });
