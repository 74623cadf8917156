import { type AnyOperation, contract, walk } from "@concordat/contract";

const ids: ReadonlyMap<AnyOperation, string> = new Map(
  [...walk(contract)].map(({ id, operation }) => [operation, id] as const),
);

/** An operation's id in the document, such as `objectStorage.users.create`. */
export const operationId = (operation: AnyOperation): string => {
  const id = ids.get(operation);
  if (id === undefined) throw new Error(`${operation.method} ${operation.path} is not in the contract.`);
  return id;
};
