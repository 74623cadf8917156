import type { TemplatePart } from "@concordat/contract/iam";
import { countSteps } from "./steps.js";
import { anyText, resolve, type Variables } from "./tokens.js";
import { WildcardPattern } from "./wildcard.js";

/** Literal text or a variable. */
type Text = Exclude<TemplatePart, symbol>;

/** A pattern with policy variables, which differs between requests. */
export class TemplatePattern {
  readonly #parts: readonly TemplatePart[];
  /** The parts that a text must begin with; undefined if there are wildcards before the end. */
  readonly #start: readonly Text[] | undefined;
  readonly #isOpen: boolean;

  constructor(parts: readonly TemplatePart[]) {
    this.#parts = parts;
    this.#isOpen = parts.at(-1) === anyText;
    const start = this.#isOpen ? parts.slice(0, -1) : parts;
    this.#start = start.every((part) => typeof part !== "symbol") ? start : undefined;
  }

  /**
   * Whether a text matches. Where that needs a search, it returns the resolved pattern instead.
   */
  try(text: string, variables: Variables): boolean | WildcardPattern {
    countSteps(this.#parts.length);
    if (this.#start !== undefined) return this.#startsWith(text, this.#start, variables);
    const tokens = resolve(this.#parts, variables);
    if (tokens === undefined) return false;
    const pattern = new WildcardPattern(tokens);
    if (!pattern.needsSearch) return pattern.matches(text);
    return pattern.hasEnds(text) && pattern;
  }

  #startsWith(text: string, start: readonly Text[], variables: Variables): boolean {
    let at = 0;
    for (const part of start) {
      const literal = typeof part === "string" ? part : (variables(part.key) ?? part.fallback);
      if (literal === undefined || !text.startsWith(literal, at)) return false;
      at += literal.length;
    }
    countSteps(at);
    return this.#isOpen || at === text.length;
  }
}
