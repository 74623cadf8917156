import type { ComponentsObject, ReferenceObject } from "openapi3-ts/oas31";

/** A reference to a component of the document. */
export const reference = (kind: keyof ComponentsObject & string, name: string): ReferenceObject => ({
  $ref: `#/components/${kind}/${name}`,
});

/** Converts `include others`, in any notation, to `IncludeOthers`. */
export const pascalCase = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
