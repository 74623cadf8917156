import { type Router, walk } from "../../contract/src/index.js";
import { type OperationModel, operationModelOf } from "./operation-model.js";

/** A group of operations: one resource of the client. */
export interface Group {
  readonly names: readonly string[];
  readonly operations: OperationModel[];
  readonly groups: Group[];
}

/** The contract's operations, grouped as in the contract. */
export const groupsOf = (router: Router): Group => {
  const root: Group = { names: [], operations: [], groups: [] };
  for (const walked of walk(router)) {
    let group = root;
    for (const name of walked.names.slice(0, -1)) {
      const names = [...group.names, name];
      const known = group.groups.find((candidate) => candidate.names.at(-1) === name);
      if (!known) group.groups.push({ names, operations: [], groups: [] });
      group = known ?? (group.groups.at(-1) as Group);
    }
    group.operations.push(operationModelOf(walked));
  }
  return root;
};

/** Every group below a group, without the group itself. */
export const allGroupsOf = (group: Group): Group[] => group.groups.flatMap((child) => [child, ...allGroupsOf(child)]);

/** Calls that a provider serves are not methods of a client: Core makes them. */
export const isCalledByClients = ({ operations, groups }: Group): boolean =>
  operations.some(({ operation }) => operation.servedBy === "core") || groups.some(isCalledByClients);
