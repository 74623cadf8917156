import type { TemplatePart } from "@concordat/contract/iam";
import { PackedPatterns } from "./packed.js";
import { countSteps } from "./steps.js";
import { TemplatePattern } from "./template-pattern.js";
import { isStatic, type Variables } from "./tokens.js";
import { WildcardPattern } from "./wildcard.js";

/** Whether a text of a request is like one of the texts and patterns of a document. */
export type TextTest = (text: string, variables: Variables) => boolean;

/** Up to this many patterns are searched alone, which looks at their ends first; more of them together. */
const fewSearches = 1;

const searchTogether = (patterns: readonly WildcardPattern[]) =>
  new PackedPatterns(patterns.map(({ tokens }) => tokens));

// each of these is a function of its own, so that what it returns keeps nothing but what it needs
const isText =
  (wanted: string): TextTest =>
  (text) =>
    text === wanted;

const isOneOf =
  (texts: ReadonlySet<string>): TextTest =>
  (text) =>
    texts.has(text);

const startsWith =
  (start: string): TextTest =>
  (text) => {
    countSteps(start.length);
    return text.startsWith(start);
  };

const isLike =
  (pattern: WildcardPattern): TextTest =>
  (text) =>
    pattern.matches(text);

const isAnyText = (texts: ReadonlySet<string>): TextTest => {
  const [only] = texts;
  return texts.size === 1 && only !== undefined ? isText(only) : isOneOf(texts);
};

/** Patterns that must be searched together; what they are searched with is made when it is first needed. */
const isLikeOneTogether = (patterns: readonly WildcardPattern[]): TextTest => {
  let search: PackedPatterns | undefined;
  return (text) => {
    search ??= searchTogether(patterns);
    return search.matches(text);
  };
};

const isLikeOne = (patterns: readonly WildcardPattern[], text: string): boolean => {
  for (const pattern of patterns) if (pattern.matches(text)) return true;
  return false;
};

const isLikeOneTemplate =
  (templates: readonly TemplatePattern[]): TextTest =>
  (text, variables) => {
    const searched: WildcardPattern[] = [];
    for (const template of templates) {
      const answer = template.try(text, variables);
      if (answer === true) return true;
      if (answer !== false) searched.push(answer);
    }
    return searched.length > fewSearches ? searchTogether(searched).matches(text) : isLikeOne(searched, text);
  };

const isLikePattern = (pattern: WildcardPattern): TextTest =>
  pattern.onlyStart === undefined ? isLike(pattern) : startsWith(pattern.onlyStart);

const eitherOf =
  (first: TextTest, second: TextTest): TextTest =>
  (text, variables) =>
    first(text, variables) || second(text, variables);

const oneOf =
  (tests: readonly TextTest[]): TextTest =>
  (text, variables) => {
    for (const test of tests) if (test(text, variables)) return true;
    return false;
  };

const never: TextTest = () => false;
const always: TextTest = () => true;

const anyOf = (tests: readonly TextTest[]): TextTest => {
  const [first, second] = tests;
  if (first === undefined) return never;
  if (second === undefined) return first;
  return tests.length === 2 ? eitherOf(first, second) : oneOf(tests);
};

/**
 * Compiles texts, patterns and templates of a document.
 *
 * @param all each of them, taken apart
 */
export const compileTexts = (all: readonly (readonly TemplatePart[])[]): TextTest => {
  const texts = new Set<string>();
  const patterns: WildcardPattern[] = [];
  const templates: TemplatePattern[] = [];
  for (const parts of all) {
    if (!isStatic(parts)) templates.push(new TemplatePattern(parts));
    else if (parts.every((part) => typeof part === "string")) texts.add(parts.join(""));
    else patterns.push(new WildcardPattern(parts));
  }
  if (patterns.some(({ onlyStart }) => onlyStart === "")) return always;
  const searched = patterns.filter(({ needsSearch }) => needsSearch);
  const isTogether = searched.length > fewSearches;
  const single = isTogether ? patterns.filter(({ needsSearch }) => !needsSearch) : patterns;
  return anyOf([
    ...(texts.size > 0 ? [isAnyText(texts)] : []),
    ...single.map(isLikePattern),
    ...(isTogether ? [isLikeOneTogether(searched)] : []),
    ...(templates.length > 0 ? [isLikeOneTemplate(templates)] : []),
  ]);
};
