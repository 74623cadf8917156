import { PackedPatterns } from "./packed.js";
import { countSteps } from "./steps.js";
import { anyText, oneCharacter, type Token } from "./tokens.js";

/** Longest text that is searched for as it is; the worst search for it is this many times the text. */
const longestInfix = 16;

const lengthOf = (token: Token): number => {
  if (token === anyText) return 0;
  return token === oneCharacter ? 1 : token.length;
};

/** Whether nothing or one short text lies between the `*` of a pattern. */
const isSimple = (middle: readonly Token[]): boolean => {
  const fixed = middle.filter((token) => token !== anyText);
  const [only] = fixed;
  return fixed.length === 0 || (fixed.length === 1 && typeof only === "string" && only.length <= longestInfix);
};

/**
 * One pattern with `*` and `?`. Texts at its ends are compared where they must be; only what lies between two `*`, or
 * holds a `?`, is searched.
 */
export class WildcardPattern {
  readonly tokens: readonly Token[];
  readonly #head: string;
  readonly #tail: string;
  readonly #infix: string;
  readonly #shortest: number;
  /** Whether comparisons at both ends and a search for a short text are enough. */
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

  /** The text that is enough to begin with; undefined where more is asked for. */
  get onlyStart(): string | undefined {
    return this.isSimple && this.#infix === "" && this.#tail === "" ? this.#head : undefined;
  }

  /** Whether a text is long enough and has the ends of the pattern. */
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
