/** Who owns an object, of its access control list: null where that is the owner of the bucket. */
export const ownerColumn = "acl->>'owner' AS owner";
