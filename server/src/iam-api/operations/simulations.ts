import { setImmediate as nextTurn } from "node:timers/promises";
import type { XmlElement } from "../../aws/xml/write-xml.js";
import { contextKeysIn } from "../../storage/iam/simulate/context-keys.js";
import { readIdentity, type SimulatedIdentity } from "../../storage/iam/simulate/read-identity.js";
import { type SimulatedRequest, type SimulatedResult, simulate } from "../../storage/iam/simulate/simulate.js";
import { identityOf } from "../names.js";
import { cutPage } from "../pages.js";
import type { QueryCall, QueryHandler } from "../query-call.js";
import { readPolicyInputs } from "../simulations/policy-inputs.js";
import { type AskedSimulation, readSimulation } from "../simulations/read-simulation.js";
import { resultElements } from "../simulations/result-elements.js";

/** So many documents are asked at most for one page: each may take about a millisecond. */
const mostDecisions = 2000;
/** For so long a page may keep others waiting, in milliseconds. */
const longestTurn = 5;

/** Every action on every resource. */
const requestsOf = ({ actions, resources, ownerOf }: AskedSimulation): readonly SimulatedRequest[] =>
  actions.flatMap((action) => resources.map((resource) => ({ action, resource, owner: ownerOf(resource) })));

const simulateAll = async (
  { simulation }: AskedSimulation,
  requests: readonly SimulatedRequest[],
): Promise<readonly (readonly [SimulatedRequest, SimulatedResult])[]> => {
  const results: (readonly [SimulatedRequest, SimulatedResult])[] = [];
  let began = performance.now();
  for (const request of requests) {
    if (performance.now() - began > longestTurn) {
      await nextTurn();
      began = performance.now();
    }
    results.push([request, simulate(request, simulation)]);
  }
  return results;
};

const answerSimulation = async (call: QueryCall, asked: AskedSimulation): Promise<readonly XmlElement[]> => {
  const most = Math.max(1, Math.floor(mostDecisions / asked.policyCount));
  const { items, tail } = cutPage(call, requestsOf(asked), most);
  const results = await simulateAll(asked, items);
  return [
    ["EvaluationResults", results.map(([request, result]) => ["member", resultElements(asked, request, result)])],
    ...tail,
  ];
};

export const simulateCustomPolicy: QueryHandler = async (call) =>
  answerSimulation(call, await readSimulation(call, undefined));

const readSource = ({ db, caller, resourceName }: QueryCall): Promise<SimulatedIdentity> =>
  readIdentity(db, caller.serviceUuid, identityOf(resourceName));

export const simulatePrincipalPolicy: QueryHandler = async (call) =>
  answerSimulation(call, await readSimulation(call, await readSource(call)));

const keyElements = (texts: readonly string[]): readonly XmlElement[] => [
  ["ContextKeyNames", [...contextKeysIn(texts).values()].sort().map((key) => ["member", key] as const)],
];

export const getContextKeysForCustomPolicy: QueryHandler = async (call) =>
  keyElements(readPolicyInputs(call, "PolicyInputList", { isRequired: true }));

export const getContextKeysForPrincipalPolicy: QueryHandler = async (call) => {
  const { texts } = await readSource(call);
  return keyElements([...texts.values(), ...readPolicyInputs(call, "PolicyInputList")]);
};
