export { type CompiledPolicy, compilePolicy, type PolicyId } from "./compile.js";
export type { AccessRequest, Principal, RequestContext, Tags } from "./context.js";
export { decide, type Policies } from "./decide.js";
export type { AclGrantRef, Because, Decision, PolicySet, Silent, StatementRef } from "./decision.js";
export { denialSentence } from "./denial-sentence.js";
export { type MatchingStatement, matchingStatements } from "./matching-statements.js";
export { arnOfPrincipal, principalKey, userIdOf } from "./principal-keys.js";
