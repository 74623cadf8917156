import { type OperationModel, type Place, spreadMembersOf } from "./operation-model.js";
import { alternatives, type Component, type Direction, structure, type TypeContext } from "./zod-type.js";

/** A type of the SDK for a component of the contract. */
export interface Form {
  readonly name: string;
  readonly component: Component;
  readonly context: TypeContext;
}

/** Every named schema of the operations, and its type's name in each direction. */
export interface Components {
  readonly forms: readonly Form[];
  readonly contextOf: (direction: Direction) => TypeContext;
}

type Reached = Map<string, { readonly component: Component; readonly directions: Set<Direction> }>;

const placesOf = ({ query, body, response, error }: OperationModel): Place[] => [
  ...(query?.place ? [query.place] : []),
  ...(query && !query.place
    ? Object.values(query.shape).map((schema) => ({ schema, direction: query.direction }))
    : []),
  ...(body ? [body] : []),
  ...(response ? [response] : []),
  error,
];

/** Collects all components that schemas refer to. */
const reach = (places: readonly Place[]): Reached => {
  const reached: Reached = new Map();
  const visit = (direction: Direction) => (component: Component) => {
    const known = reached.get(component.id) ?? { component, directions: new Set() };
    reached.set(component.id, known);
    if (!known.directions.has(direction)) {
      known.directions.add(direction);
      structure(component.schema, { direction, readonlyLists: false, nameOf: visit(direction) });
    }
    return component.id;
  };
  for (const { schema, direction } of places)
    alternatives(schema, { direction, readonlyLists: false, nameOf: visit(direction) });
  return reached;
};

/** Components whose two forms differ, in themselves or in a component that they refer to. */
const differing = (reached: Reached): ReadonlySet<string> => {
  const both = [...reached.values()].filter(({ directions }) => directions.size === 2);
  const found = new Set<string>();
  const form = ({ component }: { component: Component }, direction: Direction): string =>
    structure(component.schema, {
      direction,
      readonlyLists: false,
      nameOf: ({ id }) => (found.has(id) ? `${id} ${direction}` : id),
    })
      .join("|")
      .replaceAll(" | undefined", "");
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const entry of both) if (form(entry, "sent") !== form(entry, "received")) found.add(entry.component.id);
  }
  return found;
};

/**
 * Names a type for every component. If the sent form differs from the received form, there are two types: the received one keeps the
 * name, the sent one is called `NameInput`, as in the OpenAPI document.
 */
export const componentsOf = (operations: readonly OperationModel[]): Components => {
  const reached = reach(operations.flatMap(placesOf));
  const split = differing(reached);
  const nameIn = (direction: Direction, id: string) => (direction === "sent" && split.has(id) ? `${id}Input` : id);
  const contextOf = (direction: Direction, readonlyLists: boolean): TypeContext => ({
    direction,
    readonlyLists,
    nameOf: ({ id }) => nameIn(direction, id),
  });
  const spread = new Map(
    operations.flatMap(({ query }) => (query?.place ? [[query.typeName, spreadMembersOf(query)] as const] : [])),
  );
  const forms = [...reached.values()].flatMap(({ component, directions }) => {
    const shown: Direction[] = split.has(component.id) ? ["received", "sent"] : [[...directions].sort()[0] ?? "sent"];
    return shown.map((direction) => {
      const onlySent = direction === "sent" && (split.has(component.id) || directions.size === 1);
      const optionalMembers = spread.get(component.id) ?? [];
      return {
        name: nameIn(direction, component.id),
        component,
        context: { ...contextOf(direction, onlySent), optionalMembers },
      };
    });
  });
  const names = forms.map(({ name }) => name);
  for (const name of names)
    if (names.indexOf(name) !== names.lastIndexOf(name)) throw new Error(`Two types would be called ${name}.`);
  return {
    forms: forms.sort((a, b) => (a.name < b.name ? -1 : 1)),
    contextOf: (direction) => contextOf(direction, direction === "sent"),
  };
};
