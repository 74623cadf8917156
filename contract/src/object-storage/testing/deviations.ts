/**
 * The intentional differences between the contract and the table of operations, with their reasons. A trap is the number of a
 * disagreement in our notes on the vendor's sources. An entry that no longer describes a difference fails the test too.
 */
export const deviations: Readonly<Record<string, string>> = {
  "ServiceCreate.networks: nullable false is true": "The vendor's Go client writes null for an empty list.",
  "ServiceReplace.networks: nullable false is true": "The same.",
  "ServiceCreate.properties: not in the contract":
    "Trap 23: no response contains it, so no client could see whether it has an effect.",
  "ServiceReplace.properties: not in the contract": "Trap 23.",
  "ServiceModify.properties: not in the contract": "Trap 23.",
  "CustomDomainCreate.domain_name: pattern": "Trap 25: the table has the two to five parts in a note.",
  "CustomDomainModify.domain_name: pattern": "Trap 25.",
  "StateMessage.code: enum": "The vendor's text names namespace_stuck_in_deletion as well; the table has it aside.",
  "JobSource.bucket: minLength 1 is none": "Trap 33: empty text means all buckets.",
  "JobTarget.bucket: minLength 1 is none": "Trap 33.",
  "InlinePolicyCreate.document: maxLength":
    "Counted when decoded and compacted: encoded text may be longer (section 19).",
  "PolicyCreate.document: maxLength": "The same.",
  "PolicyVersionCreate.document: maxLength": "The same.",
  "RoleCreate.assume_role_policy_document: maxLength": "The same.",
  "AssumeRolePolicyRequest.document: maxLength": "The same.",
  "ServiceReplace.static_websites: maxItems none is 6":
    "One for each domain, and there are six of those at most: a longer list is refused before it costs anything.",
  "ServiceModify.static_websites: maxItems none is 6": "The same.",
  "PolicyVersionResponse.create_date: required true is false":
    "Trap 1: recorded traffic has created_at alone; our server sends both.",
  "RolePolicyResponse.name: not in the table":
    "Trap 6: the table has the vendor's text; a deployed client reads name and arn, so that our server sends both pairs.",
  "RolePolicyResponse.arn: not in the table": "The same.",
  "RoleUpdate.description: nullable false is true":
    "Null removes what can be empty, as the vendor's text says of patches.",
};
