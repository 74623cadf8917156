import type * as z from "zod";
import { documentKindOf } from "../../contract/src/iam/index.js";
import { block, quoted, unionDeclaration, unionOf } from "./layout.js";

/** Seen from the user of the SDK: sent values may omit defaults, received values contain them. */
export type Direction = "sent" | "received";

export interface TypeContext {
  readonly direction: Direction;
  /** Lists that are only sent accept readonly arrays. */
  readonly readonlyLists: boolean;
  /** The name of a component in this direction. */
  readonly nameOf: (component: Component) => string;
  /** Whether elements of a list may be null although our own server never sends it. */
  readonly nullElements?: boolean;
  /** Members that are optional although their schema does not say so. */
  readonly optionalMembers?: readonly string[];
  /** Text that goes before a member: its documentation. */
  readonly documentMember?: (member: z.ZodType) => string;
}

/** A schema that has a name of its own. */
export interface Component {
  readonly id: string;
  readonly schema: z.ZodType;
}

export type Def = z.core.$ZodTypes["_zod"]["def"];

export const defOf = (schema: z.core.$ZodType): Def => (schema as z.core.$ZodTypes)._zod.def;

/** The component that a schema is, or was derived from by a refinement or a new description. */
export const componentOf = (schema: z.core.$ZodType): Component | undefined => {
  const id = (schema as z.ZodType).meta()?.id;
  if (id !== undefined) return { id, schema: schema as z.ZodType };
  return schema._zod.parent ? componentOf(schema._zod.parent) : undefined;
};

/** The description of a schema: its own, or else that of the schema that it wraps. */
export const descriptionOf = (schema: z.core.$ZodType): string | undefined =>
  (schema as z.ZodType).meta()?.description ??
  wrapped(schema)
    .map(descriptionOf)
    .find((text) => text !== undefined);

const wrapped = (schema: z.core.$ZodType): z.core.$ZodType[] => {
  const def = defOf(schema);
  if ("innerType" in def) return [def.innerType];
  return def.type === "pipe" ? [def.in, def.out] : [];
};

/** The public side of a pipe: what callers send, or what they receive. */
const travellingSide = (def: Extract<Def, { type: "pipe" }>, direction: Direction): z.core.$ZodType => {
  // `z.preprocess` accepts anything; its output schema has the type
  if (defOf(def.in).type === "transform") return def.out;
  return direction === "sent" ? def.in : def.out;
};

export const isOptional = (schema: z.core.$ZodType, direction: Direction): boolean =>
  (direction === "sent" ? schema._zod.optin : schema._zod.optout) !== undefined;

const literals = (values: Iterable<unknown>): string[] =>
  [...values].map((value) => (typeof value === "string" ? quoted(value) : String(value)));

const listOf = (element: string, { readonlyLists }: TypeContext): string =>
  `${readonlyLists ? "readonly " : ""}${/[ |&]/.test(element) && !element.endsWith("}") ? `(${element})` : element}[]`;

const memberName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));

/** The members of an object, as the body of an interface. */
export const membersOf = (shape: Readonly<Record<string, z.core.$ZodType>>, context: TypeContext): string =>
  Object.entries(shape)
    .map(([name, member]) => {
      const optional = isOptional(member, context.direction) || context.optionalMembers?.includes(name) === true;
      const absent = optional && context.direction === "sent" ? ["undefined"] : [];
      const line = unionDeclaration(`${memberName(name)}${optional ? "?" : ""}:`, [
        ...alternatives(member, context),
        ...absent,
      ]);
      return `${context.documentMember?.(member as z.ZodType) ?? ""}${line}\n`;
    })
    .join("");

/** The index signature of an object with additional members. */
export const furtherMembersOf = ({ shape, catchall }: Extract<Def, { type: "object" }>): string => {
  const further = catchall && defOf(catchall).type;
  const isEmpty = Object.keys(shape).length === 0;
  // an empty interface accepts anything, so an empty object needs an index signature
  if (further === "never") return isEmpty ? "[member: string]: never;\n" : "";
  return isEmpty || further === "unknown" ? "[member: string]: unknown;\n" : "";
};

/** The schema under `optional`, `default` and the like. */
export const innermost = (schema: z.core.$ZodType): z.core.$ZodType => {
  const def = defOf(schema);
  return "innerType" in def ? innermost(def.innerType) : schema;
};

/** The types of IAM documents, which the SDK accepts as objects where the API takes text. */
export const documentTypes = { permissions: "PolicyDocument", trust: "TrustDocument" } as const;

/** The alternative types of a value, without `undefined`, which is the member's question mark. */
export const alternatives = (schema: z.core.$ZodType, context: TypeContext): string[] => {
  const document = context.direction === "sent" ? documentKindOf(schema) : undefined;
  if (document) return [documentTypes[document], "string"];
  const component = componentOf(schema);
  if (component) return [context.nameOf(component)];
  // `unionsFile` needs the name
  if ("discriminator" in defOf(schema)) throw new Error("A discriminated union needs a name: give it an id.");
  return structure(schema, context);
};

/** Like `alternatives`, but without the name of the schema itself. */
export const structure = (schema: z.core.$ZodType, context: TypeContext): string[] => {
  const def = defOf(schema);
  switch (def.type) {
    case "string":
    case "number":
    case "boolean":
    case "null":
    case "unknown":
      return [def.type];
    case "any":
      return ["unknown"];
    case "literal":
      return literals(def.values);
    case "enum":
      return literals(Object.values(def.entries));
    case "nullable":
      return [...alternatives(def.innerType, context), "null"];
    case "optional":
    case "default":
    case "prefault":
    case "readonly":
    case "nonoptional":
    case "catch":
      return alternatives(def.innerType, context);
    case "pipe":
      return alternatives(travellingSide(def, context.direction), context);
    case "lazy":
      return alternatives(def.getter(), context);
    case "array": {
      const element = [...alternatives(def.element, context), ...(context.nullElements ? ["null"] : [])];
      return [listOf(unionOf(element), context)];
    }
    case "record":
      return [`Record<string, ${unionOf(alternatives(def.valueType, context))}>`];
    case "union":
      return def.options.flatMap((option) => alternatives(option, context));
    case "object":
      return [block("", membersOf(def.shape, context) + furtherMembersOf(def))];
    default:
      throw new Error(`The SDK has no type for a zod schema of the kind "${def.type}".`);
  }
};
