import { PackedPatterns } from "./packed.js";
import { countSteps } from "./steps.js";
import { anyText, oneCharacter, type Token } from "./tokens.js";

/** The longest text for which `indexOf` is used, whose worst case is this factor times the length of the text. */
const longestInfix = 16;

const lengthOf = (token: Token): number => {
  if (token === anyText) return 0;
  return token === oneCharacter ? 1 : token.length;
};

/** Whether there is at most one short text between the `*` of a pattern. */
const isSimple = (middle: readonly Token[]): boolean => {
  const fixed = middle.filter((token) => token !== anyText);
  const [only] = fixed;
  return fixed.length === 0 || (fixed.length === 1 && typeof only === "string" && only.length <= longestInfix);
};

/**
 * One pattern with `*` and `?`. Its literal beginning and end are compared first; a search follows only if more than one short
 * text is left.
 */
export class WildcardPattern {
  readonly tokens: readonly Token[];
  readonly #head: string;
  readonly #tail: string;
  readonly #infix: string;
  readonly #shortest: number;
  /** Whether comparing both ends and finding one short text is enough. */
  readonly isSimple: boolean;
  #search: PackedPatterns | undefined;

  constructor(tokens: readonly Token[]) {
    const [first, last] = [tokens[0], tokens.at(-1)];
    const hasHead = typeof first === "string";
    const hasTail = tokens.length > 1 && typeof last === "string";
    const middle = tokens.slice(hasHead ? 1 : 0, hasTail ? -1 : undefined);
    this.tokens = tokens;
    this.#head = hasHead ? first : "";
    this.#tail = hasTail ? last : "";
    this.#shortest = tokens.reduce((sum, token) => sum + lengthOf(token), 0);
    const startsOpen = middle[0] === anyText && middle.at(-1) === anyText;
    this.isSimple = startsOpen && isSimple(middle);
    const [infix] = middle.filter((token) => typeof token === "string");
    this.#infix = infix ?? "";
  }

  /** Whether a text must be searched, and not only its ends compared. */
  get needsSearch(): boolean {
    return !this.isSimple || this.#infix !== "";
  }

  /** The beginning, if the pattern requires nothing else. */
  get onlyStart(): string | undefined {
    return this.isSimple && this.#infix === "" && this.#tail === "" ? this.#head : undefined;
  }

  /** Whether a text is long enough and has the beginning and end of the pattern. */
  hasEnds(text: string): boolean {
    countSteps(1);
    if (text.length < this.#shortest) return false;
    countSteps(this.#head.length + this.#tail.length);
    return text.startsWith(this.#head) && text.endsWith(this.#tail);
  }

  matches(text: string): boolean {
    if (!this.hasEnds(text)) return false;
    if (!this.isSimple) {
      this.#search ??= new PackedPatterns([this.tokens]);
      return this.#search.matches(text);
    }
    if (this.#infix === "") return true;
    countSteps(text.length);
    const found = text.indexOf(this.#infix, this.#head.length);
    return found >= 0 && found + this.#infix.length <= text.length - this.#tail.length;
  }
}
