import type { AclGrantRef, Because, Silent, StatementRef } from "../evaluate/index.js";

const sets = {
  identity: "identity policy",
  boundary: "permissions boundary",
  session: "session policy",
  resource: "bucket policy",
} as const;

const silences: Readonly<Record<Silent, string>> = {
  identity: "no policy of the user or its groups allows it",
  boundary: "the permissions boundary does not allow it",
  session: "no session policy allows it",
  resource: "no bucket policy allows it",
  acl: "no access control list allows it",
  trust: "the trust document of the role does not allow it",
};

const nameOf = ({ set, policy, statement, sid, isUnreadable }: StatementRef): string => {
  const version = policy.version === undefined ? "" : ` ${policy.version}`;
  const owner = policy.owner === undefined || set === "resource" ? "" : ` of ${policy.owner}`;
  const named = sid ? ` (${sid})` : "";
  const unreadable = isUnreadable ? ", which cannot be read and counts as matching" : "";
  return `the ${sets[set]} ${policy.name}${version}${owner}, statement ${statement + 1}${named}${unreadable}`;
};

const grantOf = ({ on, grantee, permission }: AclGrantRef): string =>
  `the access control list of the ${on}, which grants ${permission} to ${grantee}`;

const withinText = (within: readonly StatementRef[]): string =>
  within.length === 0 ? "" : `, within ${within.map(nameOf).join(" and ")}`;

/** Says in words why a request was allowed or denied. */
export const becauseText = (because: Because): string => {
  switch (because.rule) {
    case "explicit-deny":
      return `denied by ${nameOf(because.by)}`;
    case "implicit-deny":
      return because.silent.map((silent) => silences[silent]).join(", and ");
    case "root":
      return "the account itself may do everything in its account";
    case "acl":
      return `allowed by ${grantOf(because.by)}`;
    case "identity":
    case "resource":
      return `allowed by ${nameOf(because.by)}${withinText(because.within)}`;
    case "both": {
      const both = [
        because.by && nameOf(because.by),
        because.resource.set === "acl" ? grantOf(because.resource) : nameOf(because.resource),
      ];
      return `allowed by ${both.filter((each) => each !== undefined).join(" and ")}${withinText(because.within)}`;
    }
  }
};
