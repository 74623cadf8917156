import { iamLimits } from "../../iam/limits.js";
import { view } from "../../schema.js";
import { bodyLimits } from "../body-limits.js";
import { errors } from "../errors.js";
import { exampleTags } from "../iam-owners/examples.js";
import { type Owner, ownerParams, paramsBelow } from "../iam-owners/owner.js";
import { operation } from "../operation.js";
import { storageQuotas } from "../quotas.js";
import { done, ok } from "../success.js";
import { TagListRequest, TagListResponse } from "./model.js";

/** The sections of the vendor's text about the tags of one kind of owner. */
interface TagSources {
  readonly get: string;
  readonly replace: string;
  readonly delete: string;
}

/** The operations on the tags of a user or role. */
export const tags = <const Path extends string, Params extends Readonly<Record<string, string>>>(
  owner: Owner<Path, Params>,
  sources: TagSources,
) => {
  const { noun, tag, example } = owner;
  const path = `${owner.path}/tags` as const;
  const pathParams = ownerParams(owner);

  const get = operation({
    method: "GET",
    path,
    readOnly: true,
    costs: false,
    request: { pathParams },
    success: { ...ok("The tags."), body: view(TagListResponse) },
    errors: [errors.invalidRequest],
    summary: `Read the tags of a ${noun}`,
    description: `Reads all tags of the ${noun}.`,
    tag,
    stability: "stable",
    deprecation: null,
    examples: [{ name: "all", summary: "Read the tags", request: { pathParams: example }, response: exampleTags }],
    source: sources.get,
  });

  const replace = operation({
    method: "PUT",
    path,
    readOnly: false,
    costs: false,
    request: { pathParams, body: view(TagListRequest) },
    bodyLimit: bodyLimits.tags,
    success: { ...ok("The tags as they are now."), body: view(TagListResponse) },
    errors: [],
    quotas: [storageQuotas.tagsPerIdentity],
    summary: `Replace the tags of a ${noun}`,
    description: `Replaces all tags of the ${noun} by these, up to ${iamLimits.tags}. An empty array removes all tags.`,
    tag,
    stability: "stable",
    deprecation: null,
    examples: [
      {
        name: "two",
        summary: "Set two tags",
        request: { pathParams: example, body: exampleTags },
        response: exampleTags,
      },
    ],
    source: sources.replace,
  });

  const deleteTag = operation({
    method: "DELETE",
    path: `${path}/:tag_key`,
    readOnly: false,
    costs: false,
    request: {
      pathParams: paramsBelow(owner, "tag_key", {
        description: "Key of the tag, percent-encoded.",
        examples: ["department"],
      }),
    },
    success: done("The tag was removed."),
    errors: [errors.invalidRequest],
    summary: `Remove a tag of a ${noun}`,
    description: `Removes one tag from the ${noun}.`,
    tag,
    stability: "stable",
    deprecation: null,
    examples: [
      {
        name: "byKey",
        summary: "Remove a tag",
        request: { pathParams: { ...example, tag_key: "department" } },
        response: null,
      },
    ],
    source: sources.delete,
  });

  return { get, replace, delete: deleteTag };
};
