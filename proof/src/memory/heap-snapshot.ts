import { readFile } from "node:fs/promises";

/** How many bytes each kind of thing on a heap takes. A kind is V8's type and, for what is made by the program, its class. */
export type Heap = ReadonlyMap<string, number>;

interface Snapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/** What V8 makes of the program, and keeps book of that by: functions compiled, lists of what depends on them. */
const code = new Set(["code", "hidden"]);

/** Classes have names; texts, and arrays of them, have a content. */
const named = new Set(["object", "native", "hidden"]);

/** Reads a snapshot as `v8.writeHeapSnapshot` writes it. */
export const readHeap = async (path: string): Promise<Heap> => {
  const { snapshot, nodes, strings } = JSON.parse(await readFile(path, "utf8")) as Snapshot;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [typeAt, nameAt, sizeAt] = ["type", "name", "self_size"].map((field) => fields.indexOf(field)) as [
    number,
    number,
    number,
  ];
  const sizes = new Map<string, number>();
  for (let node = 0; node < nodes.length; node += fields.length) {
    const type = types[0][nodes[node + typeAt] as number] as string;
    const kind = named.has(type) ? `${type} ${strings[nodes[node + nameAt] as number]}` : type;
    sizes.set(kind, (sizes.get(kind) ?? 0) + (nodes[node + sizeAt] as number));
  }
  return sizes;
};

export interface Growth {
  /** Bytes of what the program itself holds. */
  readonly objects: number;
  /** Bytes of compiled code and what belongs to it. */
  readonly code: number;
  /** The kinds that have grown most, with how much. */
  readonly most: readonly string[];
}

/** What has grown between two looks at a heap. */
export const growthBetween = (before: Heap, after: Heap): Growth => {
  const kinds = [...new Set([...before.keys(), ...after.keys()])].map((kind) => {
    const bytes = (after.get(kind) ?? 0) - (before.get(kind) ?? 0);
    return { kind, bytes, isCode: code.has(kind.split(" ")[0] as string) };
  });
  const sum = (some: readonly { readonly bytes: number }[]) => some.reduce((bytes, one) => bytes + one.bytes, 0);
  return {
    objects: sum(kinds.filter(({ isCode }) => !isCode)),
    code: sum(kinds.filter(({ isCode }) => isCode)),
    most: kinds
      .sort((one, other) => other.bytes - one.bytes)
      .slice(0, 5)
      .map(({ kind, bytes }) => `${kind} ${Math.round(bytes / 1024)} KiB`),
  };
};
