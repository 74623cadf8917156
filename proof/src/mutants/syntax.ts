import { ts } from "@ts-morph/common";

const { SyntaxKind } = ts;

/** Whether an expression is a function, or is made of one by calls. */
const holdsFunction = (node: ts.Expression): boolean =>
  ts.isArrowFunction(node) ||
  ts.isFunctionExpression(node) ||
  (ts.isCallExpression(node) && node.arguments.some(holdsFunction)) ||
  (ts.isObjectLiteralExpression(node) && node.properties.some((one) => functionNameOf(one) !== undefined)) ||
  ((ts.isSatisfiesExpression(node) || ts.isAsExpression(node)) && holdsFunction(node.expression));

/** The name under which a function is declared here, if one is. */
export const functionNameOf = (node: ts.Node): string | undefined => {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node.name?.getText();
  if (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node))
    return node.initializer && holdsFunction(node.initializer) ? node.name.getText() : undefined;
  return undefined;
};

const returnsBoolean = (node: ts.Node | undefined): boolean => {
  const type = node && (node as ts.SignatureDeclaration).type;
  return type !== undefined && (type.kind === SyntaxKind.BooleanKeyword || ts.isTypePredicateNode(type));
};

const tests = new Set(["some", "every", "filter", "find", "findIndex"]);

/** Whether a function tests the elements of a list. */
const isTest = ({ parent }: ts.ArrowFunction): boolean =>
  ts.isCallExpression(parent) &&
  ts.isPropertyAccessExpression(parent.expression) &&
  tests.has(parent.expression.name.text);

const isLiteral = (node: ts.Node): boolean => [SyntaxKind.TrueKeyword, SyntaxKind.FalseKeyword].includes(node.kind);

/** Whether an expression is true or false, and decides something by that. */
export const isCondition = (node: ts.Node): boolean => {
  const { parent } = node;
  if (isLiteral(node)) return false;
  if (ts.isIfStatement(parent)) return parent.expression === node;
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  if (ts.isReturnStatement(parent)) return returnsBoolean(ts.findAncestor(parent, (one) => ts.isFunctionLike(one)));
  return ts.isArrowFunction(parent) && parent.body === node && (returnsBoolean(parent) || isTest(parent));
};

/** The value that one side of `&&` or `||` has when it decides nothing; undefined for everything else. */
export const neutralValueOf = (node: ts.Node): boolean | undefined => {
  let outer = node;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  const { parent } = outer;
  if (!ts.isBinaryExpression(parent)) return undefined;
  const { kind } = parent.operatorToken;
  // of `a && b && c` each part is left out, and not `a && b` as well
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === kind) return undefined;
  if (kind === SyntaxKind.AmpersandAmpersandToken) return true;
  return kind === SyntaxKind.BarBarToken ? false : undefined;
};

/** Members that shape an answer, and restrict nothing. */
const shaping = new Set(["select", "include", "orderBy"]);
const isFlag = (node: ts.Node): boolean =>
  ts.isPropertyAssignment(node) && node.initializer.kind === SyntaxKind.TrueKeyword;

const isAssignedTo = ({ parent }: ts.Node): boolean =>
  ts.isBinaryExpression(parent.parent) &&
  parent.parent.left === parent &&
  parent.parent.operatorToken.kind === SyntaxKind.EqualsToken;

/** Whether a node is the only member of an object that is itself a member: then leaving out the outer one says as much. */
const isOnlyInner = ({ parent }: ts.Node): boolean =>
  ts.isObjectLiteralExpression(parent) &&
  parent.properties.length === 1 &&
  (ts.isPropertyAssignment(parent.parent) || ts.isArrayLiteralExpression(parent.parent));

/** Whether a node is a member of an object, or an element of a list, that can be left out. */
export const isMember = (node: ts.Node): boolean => {
  const { parent } = node;
  const isPart = ts.isObjectLiteralExpression(parent) || ts.isArrayLiteralExpression(parent);
  if (!isPart || isAssignedTo(node) || functionNameOf(node) !== undefined) return false;
  const name = ts.isPropertyAssignment(node) ? node.name.getText() : "";
  return !shaping.has(name) && !isFlag(node) && !isOnlyInner(node);
};

/** A call of `findUnique` or `findUniqueOrThrow`: on what, and the method that finds by any condition in the same way. */
export const findByKey = (node: ts.CallExpression): { on: ts.Expression; method: string } | undefined => {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const [, orThrow] = /^findUnique(OrThrow)?$/.exec(expression.name.text) ?? [undefined, null];
  return orThrow === null ? undefined : { on: expression.expression, method: `findFirst${orThrow ?? ""}` };
};

const propertyOf = (node: ts.Node | undefined, name: string): ts.Expression | undefined => {
  if (!node || !ts.isObjectLiteralExpression(node)) return undefined;
  const found = node.properties.find((one) => one.name?.getText() === name);
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
};

/** How many columns the key in a call of `findUnique` has; 2 where it is not written down in the call. */
export const keyColumnsOf = ({ arguments: [argument] }: ts.CallExpression): number => {
  const where = propertyOf(argument, "where");
  if (!where || !ts.isObjectLiteralExpression(where)) return 2;
  const [only, ...others] = where.properties;
  const inner = only && others.length === 0 && ts.isPropertyAssignment(only) ? only.initializer : undefined;
  return inner && ts.isObjectLiteralExpression(inner) ? inner.properties.length : where.properties.length;
};

/** Whether a node is a part of a key of several columns, which Prisma does not take without it. */
const isPartOfKey = ({ parent: { parent } }: ts.Node): boolean =>
  ts.isPropertyAssignment(parent) && parent.name.getText().includes("_");

/** Whether a node lies in what is called `where`: a member, or a constant. */
export const isInWhere = (node: ts.Node): boolean =>
  !isPartOfKey(node) &&
  ts.findAncestor(
    node.parent,
    (one) => (ts.isPropertyAssignment(one) || ts.isVariableDeclaration(one)) && one.name.getText() === "where",
  ) !== undefined;
