import { type AnyOperation, contract, servedOperations, type WalkedOperation } from "@concordat/contract";

/** A text in an operation's example that can be replaced. */
export interface TextSlot {
  readonly operation: AnyOperation;
  readonly name: string;
  /** The example's request with another text. */
  plant(text: string): { readonly query: object; readonly body: unknown; readonly pathParams: object };
}

type Path = readonly string[];

/** The paths to all texts in a value. */
const textsIn = (value: unknown, path: Path = []): Path[] => {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => textsIn(member, [...path, name]));
};

const replaceAt = (value: unknown, [step, ...rest]: Path, text: string): unknown => {
  if (step === undefined) return text;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>;
  copy[step] = replaceAt(copy[step], rest, text);
  return copy;
};

const textSlotsOf = ({ id, operation }: WalkedOperation): TextSlot[] =>
  operation.examples.flatMap(({ request }) =>
    textsIn(request).map((path) => ({
      operation,
      name: `${id} ${path.join(".")}`,
      plant: (text) => ({ query: {}, body: undefined, pathParams: {}, ...(replaceAt(request, path, text) as object) }),
    })),
  );

/** Every text in every example of every operation that this server answers: path, query and body. */
export const textSlots: readonly TextSlot[] = [
  ...new Map(
    servedOperations(contract)
      .flatMap(textSlotsOf)
      .map((place) => [place.name, place]),
  ).values(),
];

/** A request with a text in a slot. */
export const requestTo = (
  url: string,
  { operation, plant }: TextSlot,
  text: string,
): readonly [string, RequestInit] => {
  const { query, body, pathParams } = plant(text);
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String((pathParams as Record<string, unknown>)[name] ?? "")),
  );
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  );
  return [
    `${url}${path}?${new URLSearchParams(parameters)}`,
    {
      method: operation.method,
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
  ];
};
