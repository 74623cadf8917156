import type { ComponentsObject, ReferenceObject } from "openapi3-ts/oas31";

/** Points to a component of the document. */
export const reference = (kind: keyof ComponentsObject & string, name: string): ReferenceObject => ({
  $ref: `#/components/${kind}/${name}`,
});

/** `include others` in any spelling as `IncludeOthers`. */
export const pascalCase = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
