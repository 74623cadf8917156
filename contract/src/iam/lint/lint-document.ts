import { mostFaults } from "../../faults.js";
import { type DocumentFault, type DocumentPath, faultAt } from "../document-path.js";
import type { BucketDocument } from "../policy-document.js";
import type { PolicyDocument, TrustDocument, TrustStatement } from "../policy-document-model.js";
import { lintActions } from "./lint-actions.js";
import { lintConditions } from "./lint-conditions.js";
import { lintPrincipals } from "./lint-principals.js";
import { lintResources } from "./lint-resources.js";
import { actionsLike, listOf, type StatementView } from "./statement-view.js";

const viewOf = (statement: TrustStatement, path: DocumentPath, hasVariables: boolean): StatementView => ({
  path,
  statement,
  actions: statement.Action === undefined ? undefined : listOf(statement.Action).flatMap(actionsLike),
  hasVariables,
});

/**
 * Finds doubtful parts of a document without faults: names that match nothing here, values that cannot be parsed, misleading
 * conditions. Such documents are accepted, as AWS accepts them.
 *
 * @returns no more than `mostFaults` warnings, in the order of the document
 */
export const lintDocument = (document: PolicyDocument | TrustDocument | BucketDocument): readonly DocumentFault[] => {
  const warnings: DocumentFault[] = [];
  const warn = (path: DocumentPath, reason: string) => {
    if (warnings.length < mostFaults) warnings.push(faultAt(path, reason));
  };
  const { Statement: statements, Version: version } = document;
  for (const [index, statement] of listOf<TrustStatement>(statements).entries()) {
    if (warnings.length >= mostFaults) break;
    const path = Array.isArray(statements) ? ["Statement", index] : ["Statement"];
    const view = viewOf(statement, path, version === "2012-10-17");
    for (const lint of [lintPrincipals, lintActions, lintResources, lintConditions]) lint(view, warn);
  }
  return warnings;
};
