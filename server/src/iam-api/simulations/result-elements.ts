import type { XmlElement } from "../../aws/xml/write-xml.js";
import type { MatchingStatement } from "../../storage/iam/evaluate/index.js";
import type { SimulatedRequest, SimulatedResult } from "../../storage/iam/simulate/simulate.js";
import { type Position, type Span, statementPositions } from "../../storage/iam/simulate/statement-positions.js";
import type { PolicySource } from "./policy-source.js";
import type { AskedSimulation } from "./read-simulation.js";

const known = new WeakMap<PolicySource, readonly Span[]>();

/** Where the statements of a policy stand; the results of a page share it. */
const positionsIn = (source: PolicySource): readonly Span[] => {
  const positions = known.get(source) ?? statementPositions(source.text);
  known.set(source, positions);
  return positions;
};

const positionElements = ({ line, column }: Position): readonly XmlElement[] => [
  ["Line", line],
  ["Column", column],
];

const statementElements = (
  { sources }: AskedSimulation,
  { policy, statement }: MatchingStatement,
): readonly XmlElement[] => {
  const source = sources.get(policy);
  const span = source && positionsIn(source)[statement];
  return [
    ["SourcePolicyId", source?.id],
    ["SourcePolicyType", source?.type],
    ["StartPosition", span && positionElements(span.start)],
    ["EndPosition", span && positionElements(span.end)],
  ];
};

/** What AWS tells of both sides where caller and resource are of different accounts. */
const sideElements = ({ sides }: SimulatedResult): readonly XmlElement[] =>
  Object.entries({ "IAM Policy": sides?.identity, "Resource Policy": sides?.resource }).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [
          [
            "entry",
            [
              ["key", key],
              ["value", value],
            ],
          ] as const,
        ],
  );

/** A result of a simulation, as an answer shows it. */
export const resultElements = (
  asked: AskedSimulation,
  { action, resource }: SimulatedRequest,
  result: SimulatedResult,
): readonly XmlElement[] => {
  const { decision, matched, missing, isWithinBoundary } = result;
  const matchedElement: XmlElement = [
    "MatchedStatements",
    matched.map((statement) => ["member", statementElements(asked, statement)] as const),
  ];
  const keys = missing.map((key) => asked.keyNames.get(key) ?? key).sort();
  const missingElement: XmlElement = ["MissingContextValues", keys.map((key) => ["member", key] as const)];
  const boundaryElement: XmlElement = [
    "PermissionsBoundaryDecisionDetail",
    isWithinBoundary === undefined ? undefined : [["AllowedByPermissionsBoundary", isWithinBoundary]],
  ];
  const sides: XmlElement = ["EvalDecisionDetails", resource === "*" ? undefined : sideElements(result)];
  const ofResource: readonly XmlElement[] = [
    ["EvalResourceName", resource],
    ["EvalResourceDecision", decision],
    matchedElement,
    missingElement,
    sides,
    boundaryElement,
  ];
  return [
    ["EvalActionName", action],
    ["EvalResourceName", resource],
    ["EvalDecision", decision],
    matchedElement,
    missingElement,
    boundaryElement,
    sides,
    ["ResourceSpecificResults", resource === "*" ? undefined : [["member", ofResource]]],
  ];
};
