import type { AccessKeyDetailResponse, UserDetailResponse } from "@concordat/contract/object-storage";
import type { AccessKey } from "../../storage/iam/access-keys/access-key.js";
import type { User } from "../../storage/iam/users/user.js";
import { representAttached } from "../attached-policies/represent.js";
import { representTag } from "../tags/handlers.js";
import { wholeSeconds } from "../timestamps.js";

/** An access key without its secret. */
export const representAccessKey = (key: AccessKey): AccessKeyDetailResponse => ({
  access_key_id: key.accessKeyId,
  created_at: wholeSeconds(key.createdAt),
  last_used_at: wholeSeconds(key.lastUsedAt),
  status: key.active ? "Active" : "Inactive",
});

/** A user. Members stand in alphabetical order, as the vendor sends them. */
export const representUser = (user: User): UserDetailResponse => ({
  access_keys: user.accessKeys.map(representAccessKey),
  arn: user.arn,
  created_at: wholeSeconds(user.createdAt),
  ...(user.boundary ? { permissions_boundary: user.boundary.name } : {}),
  policies: user.policies.map(representAttached),
  tags: user.tags.map(representTag),
  username: user.username,
});
