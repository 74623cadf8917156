import type * as z from "zod";
import { nullElements } from "../../sdk/src/validate/null-elements.js";
import type { Form } from "./components.js";
import { jsdoc } from "./jsdoc.js";
import { block, unionDeclaration } from "./layout.js";
import { type QueryParams, spreadMembersOf } from "./operation-model.js";
import { defOf, descriptionOf, furtherMembersOf, membersOf, structure, type TypeContext } from "./zod-type.js";

const examplesOf = (schema: z.ZodType): unknown[] => {
  const examples = schema.meta()?.["examples"];
  return Array.isArray(examples) ? examples : [];
};

const documentMember = (member: z.ZodType): string =>
  jsdoc(
    [descriptionOf(member)],
    examplesOf(member).map((example) => `@example ${JSON.stringify(example)}`),
  );

const memberLines = (shape: Readonly<Record<string, z.ZodType>>, context: TypeContext, tolerant: readonly string[]) =>
  Object.entries(shape)
    .map(([name, member]) =>
      membersOf({ [name]: member }, { ...context, documentMember, nullElements: tolerant.includes(name) }),
    )
    .join("");

/** The declaration of a component, with its documentation. */
export const declarationOf = (form: Form, replacement: string | undefined): string => {
  const { name, component, context } = form;
  const { schema, id } = component;
  const meta = schema.meta();
  const deprecated = meta?.deprecated ? `@deprecated ${replacement ?? "There is no replacement."}` : undefined;
  const isOther = context.direction === "sent" && name !== id;
  const head = jsdoc(
    [meta?.description, isOther ? "The form that is sent: members with a default are optional." : undefined],
    [deprecated],
  );
  const def = defOf(schema);
  if (def.type !== "object") return `${head}${unionDeclaration(`export type ${name} =`, structure(schema, context))}\n`;
  const shape = def.shape as Record<string, z.ZodType>;
  const members = memberLines(shape, context, nullElements[id] ?? []) + furtherMembersOf(def);
  return `${head}${block(`export interface ${name}`, members)}\n`;
};

/** The declaration of the type of an operation's query. */
export const queryDeclaration = (query: QueryParams, id: string, context: TypeContext): string => {
  const optionalMembers = spreadMembersOf(query);
  const members = memberLines(query.shape, { ...context, optionalMembers }, []);
  return `${jsdoc([`What \`${id}\` can be asked.`])}${block(`export interface ${query.typeName}`, members)}\n`;
};
