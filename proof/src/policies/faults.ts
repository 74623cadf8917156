// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of policies
/** A fault that is planted in the server's evaluator. */
export interface Fault {
  /** What the evaluator does wrong. */
  readonly what: string;
  /** Below `server/src/storage/iam/evaluate`, or of the contract where it begins with `contract/`. */
  readonly file: string;
  /** A piece of the file that is there once. */
  readonly right: string;
  readonly wrong: string;
}

const of =
  (file: string) =>
  (what: string, right: string, wrong: string): Fault => ({ what, file, right, wrong });

const deciding = of("decide.ts");
const naming = of("principals.ts");
const clause = of("condition/clause.ts");
const resource = of("resources.ts");
const key = of("principal-keys.ts");
const value = of("condition/value-tests.ts");
const operator = of("contract/src/iam/language/operators.ts");
const template = of("contract/src/iam/language/template.ts");

/** Faults in the order of a decision. */
export const faults: readonly Fault[] = [
  deciding("denials of a boundary are not looked for", '["boundary", listOf(policies.boundary)],', ""),
  deciding("denials of session policies are not looked for", '["session", policies.session ?? []],', ""),
  deciding("denials of a resource's policy are not looked for", '["resource", listOf(policies.resource)],', ""),
  deciding("denials of identity policies are not looked for", '["identity", policies.identity],', ""),
  deciding("an explicit deny loses against an allow", "if (by) {", "if (by && policies.identity.length === 0) {"),
  deciding("the boundary is ignored", "if (policies.boundary) look", "if (false as boolean && policies.boundary) look"),
  deciding(
    "session policies are ignored",
    'if (policies.session || principal.kind === "federated")',
    "if (false as boolean)",
  ),
  deciding("a federated session needs no session policy", ' || principal.kind === "federated")', ")"),
  deciding(
    "the account itself is asked for policies",
    'if (principal.kind === "root" && !isTrust)',
    "if (false as boolean)",
  ),
  deciding("the account itself needs no trust", 'principal.kind === "root" && !isTrust', 'principal.kind === "root"'),
  deciding("a role needs no trust", 'if (isTrust && resource === undefined) return deny("trust");', ""),
  deciding(
    "a direct grant is limited",
    'if (resource?.grant === "direct") return',
    'if (resource?.grant === "direct" && !policies.boundary) return',
  ),
  deciding("a grant to a role is not limited", "return silent.length === 0 ?", "return silent.length >= 0 ?"),
  deciding("limits do not limit identity policies", "if (silent.length > 0) return denySilent(silent);", ""),
  deciding(
    "another account needs no identity policy",
    'principal.kind === "root" || identity ? [...silent]',
    "true ? [...silent]",
  ),
  deciding(
    "another account needs no grant of the resource",
    'if (granted === undefined) missing.push(isTrust ? "trust" : "resource");\n  if (granted === undefined || missing',
    "if (missing",
  ),
  deciding("an ACL does not count for other accounts", "isTrust ? undefined : policies.acl)", "undefined)"),
  deciding(
    "an ACL does not count for anonymous callers",
    "return policies.acl ? allow(",
    "return false && policies.acl ? allow(",
  ),
  deciding(
    "accounts are not told apart",
    "return principal.namespace === request.namespace\n",
    "return principal.namespace !== undefined\n",
  ),

  naming(
    "everyone is limited like an account",
    'if (name.kind === "everyone") return "direct";',
    'if (name.kind === "everyone") return "account";',
  ),
  naming(
    "everyone does not cover anonymous callers",
    'if (name.kind === "everyone") return "direct";',
    'if (name.kind === "everyone" && principal.kind !== "anonymous") return "direct";',
  ),
  naming(
    "a bare user name is of any account",
    "(name.namespace ?? documentNamespace) !==",
    "(name.namespace ?? principal.namespace) !==",
  ),
  naming(
    "a role is named as its session",
    'name.name === session.role) return "role";',
    'name.name === session.role) return "direct";',
  ),
  naming("an account is named as its user", '? "direct" : "account";', '? "direct" : "direct";'),
  naming("NotPrincipal spares a caller with a boundary", "!scope.hasBoundary && test(scope)", "test(scope)"),
  naming(
    "NotPrincipal names",
    '(test(scope) === "none" ? "direct" : "none");',
    '(test(scope) === "none" ? "none" : "direct");',
  ),

  of("statement.ts")(
    "NotAction and NotResource are read as Action and Resource",
    "(isNot ? (scope) => !test(scope) : test)",
    "test",
  ),
  of("statement.ts")(
    "only the first condition counts",
    "for (const holds of clauses) if",
    "for (const holds of clauses.slice(0, 1)) if",
  ),
  of("actions.ts")("the case of actions counts", "text.toLowerCase()", "text"),
  resource(
    "the vendor's spelling is not known",
    "fieldsOf(withAwsHead(text));\n  if (prefix",
    "fieldsOf(text);\n  if (prefix",
  ),
  resource(
    "a bare path is no resource",
    "if (!looksLikeArn(text)) return {",
    "if (!looksLikeArn(text)) return undefined;\n  if (false as boolean) return {",
  ),
  resource("an asterisk at the end of a segment stays in it", "|| isWhole(scope)", ""),
  of("pattern/wildcard.ts")(
    "a wildcard is greedy",
    "text.indexOf(this.#infix, this.#head.length)",
    "text.lastIndexOf(this.#infix)",
  ),
  of("pattern/wildcard.ts")(
    "beginning and end of a pattern may overlap",
    "if (text.length < this.#shortest) return false;",
    "",
  ),

  clause(
    "Null is inverted",
    "wanted.includes(values === undefined || values.isEmpty)",
    "!wanted.includes(values === undefined || values.isEmpty)",
  ),
  clause("an empty value is not taken for null", "values === undefined || values.isEmpty)", "values === undefined)"),
  clause("ForAllValues is ForAnyValue", 'return quantifier === "ForAllValues"\n', "return quantifier === undefined\n"),
  clause("ForAllValues fails without values", "values.isEmpty || !isOneWrong", "!isOneWrong"),
  clause(
    "IfExists does nothing",
    'if (ifExists || quantifier === "ForAllValues") return true;',
    'if (quantifier === "ForAllValues") return true;',
  ),
  clause(
    "ForAllValues fails without a key",
    'if (ifExists || quantifier === "ForAllValues") return true;',
    "if (ifExists) return true;",
  ),
  clause("a missing key is taken for a match", "return isNegated && quantifier", "return quantifier"),
  clause(
    "a negated operator fails without a key",
    'return isNegated && quantifier !== "ForAnyValue";',
    "return false;",
  ),
  clause("ForAnyValue holds without a key", 'return isNegated && quantifier !== "ForAnyValue";', "return isNegated;"),
  operator(
    "StringNotEquals is StringEquals",
    'StringNotEquals: entry("string", "equal", { ...withVariables, ...negated })',
    'StringNotEquals: entry("string", "equal", withVariables)',
  ),
  operator(
    "NumericLessThan includes its bound",
    'NumericLessThan: entry("numeric", "less")',
    'NumericLessThan: entry("numeric", "less-or-equal")',
  ),
  operator(
    "DateGreaterThan is DateLessThan",
    'DateGreaterThan: entry("date", "greater")',
    'DateGreaterThan: entry("date", "less")',
  ),
  operator(
    "StringEquals folds case",
    'StringEquals: entry("string", "equal", withVariables)',
    'StringEquals: entry("string", "equal-ignoring-case", withVariables)',
  ),
  operator(
    "StringEqualsIgnoreCase does not fold case",
    'StringEqualsIgnoreCase: entry("string", "equal-ignoring-case", withVariables)',
    'StringEqualsIgnoreCase: entry("string", "equal", withVariables)',
  ),
  operator(
    "StringEquals has wildcards",
    'StringEquals: entry("string", "equal", withVariables)',
    'StringEquals: entry("string", "like", patterns)',
  ),
  operator(
    "NotIpAddress is IpAddress",
    'NotIpAddress: entry("ip", "within", negated)',
    'NotIpAddress: entry("ip", "within")',
  ),
  value(
    "only the first value of a policy is compared",
    "keys.has(keyOf(value))",
    "keyOf(value) === keyOf(wanted[0] as Value)",
  ),
  template("variables are not replaced", "return traits.variables && character", "return false && character"),
  template(
    "a default is not read",
    "{ part: { key, fallback: text.slice(open + 1, close) }",
    "{ part: { key, fallback: undefined }",
  ),
  template(
    "${*} is a wildcard",
    "return { part: first, end: start + 2 };",
    'return { part: (first === "*" ? anyText : first) as string, end: start + 2 };',
  ),
  of("compile.ts")("older documents have variables", 'version === "2012-10-17"', "version !== undefined"),
  of("compile.ts")("a document with faults allows", "faults.length > 0 ? [] : statements", "statements"),
  of("scope.ts")("an empty value stands for a variable", ' || text === "" ||', " ||"),
  of("scope.ts")("several values stand for a variable", "findConditionKey(key)?.isMultivalued === true", "false"),
  key(
    "a role session has a user name",
    '(principal.kind === "user" ? [principal.name] : undefined)',
    '("name" in principal ? [principal.name] : undefined)',
  ),
  key("aws:PrincipalArn of a session is its own ARN", 'principal.kind === "session"\n    ?', "false\n    ?"),
  key("the case of tag keys counts", "tag.toLowerCase() === key", "tag === key"),
];
