import { countSteps } from "./steps.js";
import { anyText, oneCharacter, type Token } from "./tokens.js";

/** One pattern as a chain of states: state n is active after n matched characters. */
interface Chain {
  /** The character that leads from each state to the next; undefined for any. */
  readonly steps: readonly (number | undefined)[];
  /** The states that stay active whatever character comes: those before a `*`. */
  readonly staysAt: readonly number[];
}

const chainOf = (tokens: readonly Token[]): Chain => {
  const steps: (number | undefined)[] = [];
  const staysAt: number[] = [];
  for (const token of tokens) {
    if (token === anyText) staysAt.push(steps.length);
    else if (token === oneCharacter) steps.push(undefined);
    else for (const character of token) steps.push(character.codePointAt(0));
  }
  return { steps, staysAt };
};

const ascii = 128;

/** The characters of the last text: many patterns are matched against one text. */
const text = { value: "", characters: new Uint32Array(2048), length: 0, isAscii: true };

const readText = (value: string): void => {
  if (value === text.value) return;
  if (value.length > text.characters.length) text.characters = new Uint32Array(2 * value.length);
  countSteps(value.length);
  text.value = value;
  text.length = 0;
  text.isAscii = true;
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    if (unit >= ascii) text.isAscii = false;
    const character = unit < 0xd8_00 || unit > 0xdb_ff ? unit : (value.codePointAt(index) as number);
    if (character > 0xff_ff) index += 1;
    text.characters[text.length] = character;
    text.length += 1;
  }
};

/** Classes of characters that no pattern distinguishes. Class 0 has all characters that no pattern contains. */
class Alphabet {
  readonly ascii = new Uint16Array(ascii);
  #others: Map<number, number> | undefined;
  size = 1;

  add(character: number): void {
    if (this.classOf(character) !== 0) return;
    if (character < ascii) this.ascii[character] = this.size;
    else {
      this.#others ??= new Map();
      this.#others.set(character, this.size);
    }
    this.size += 1;
  }

  classOf(character: number): number {
    return character < ascii ? (this.ascii[character] as number) : (this.#others?.get(character) ?? 0);
  }
}

const wordBits = 32;

/** The number of words that advance in one pass over a text. */
const atOnce = 4;

/** The bits of the states: words that short patterns share, then the words of each long pattern. */
interface Layout {
  readonly firstBits: readonly number[];
  readonly sharedWords: number;
  readonly long: readonly { readonly firstWord: number; readonly words: number }[];
  readonly words: number;
}

const bitsOf = ({ steps }: Chain): number => steps.length + 1;
const isLong = (chain: Chain): boolean => bitsOf(chain) > wordBits;

/** Assigns bits to patterns. A short pattern is never in two words. */
const layOut = (chains: readonly Chain[]): Layout => {
  const firstBits: number[] = Array(chains.length).fill(0);
  let bit = 0;
  for (const [index, chain] of chains.entries()) {
    if (isLong(chain)) continue;
    const left = wordBits - (bit % wordBits);
    if (bitsOf(chain) > left) bit += left;
    firstBits[index] = bit;
    bit += bitsOf(chain);
  }
  const sharedWords = Math.ceil(bit / wordBits);
  const long: { firstWord: number; words: number }[] = [];
  let words = sharedWords;
  for (const [index, chain] of chains.entries()) {
    if (!isLong(chain)) continue;
    firstBits[index] = words * wordBits;
    const own = Math.ceil(bitsOf(chain) / wordBits);
    long.push({ firstWord: words, words: own });
    words += own;
  }
  return { firstBits, sharedWords, long, words };
};

/** The classes of a text with characters beyond ASCII. */
let classes = new Uint16Array(0);

/** A text as numbers, and the class of each number. */
interface Input {
  readonly numbers: Uint32Array | Uint16Array;
  readonly classOf: Uint16Array;
}

/**
 * Several patterns, of which a text must match one. All states of all patterns advance together, 32 in one step, without
 * backtracking: the work is the length of the text times the number of words.
 */
export class PackedPatterns {
  readonly #alphabet = new Alphabet();
  readonly #layout: Layout;
  /** For each class and each word, the states that a character of the class leads to. */
  readonly #reached: Int32Array;
  /** For each word: the initial states, the states that stay active for any text, and the final states. */
  readonly #first: Int32Array;
  readonly #staying: Int32Array;
  readonly #last: Int32Array;

  constructor(patterns: readonly (readonly Token[])[]) {
    const chains = patterns.map(chainOf);
    for (const { steps } of chains)
      for (const character of steps) if (character !== undefined) this.#alphabet.add(character);
    this.#layout = layOut(chains);
    const { words, firstBits } = this.#layout;
    this.#reached = new Int32Array(words * this.#alphabet.size);
    this.#first = new Int32Array(words);
    this.#staying = new Int32Array(words);
    this.#last = new Int32Array(words);
    for (const [index, chain] of chains.entries()) this.#write(chain, firstBits[index] as number);
  }

  #write({ steps, staysAt }: Chain, firstBit: number) {
    setBit(this.#first, 0, firstBit);
    setBit(this.#last, 0, firstBit + steps.length);
    for (const state of staysAt) setBit(this.#staying, 0, firstBit + state);
    const { words } = this.#layout;
    for (const [index, character] of steps.entries()) {
      const bit = firstBit + index + 1;
      if (character !== undefined) setBit(this.#reached, this.#alphabet.classOf(character) * words, bit);
      else for (let at = 0; at < this.#alphabet.size; at += 1) setBit(this.#reached, at * words, bit);
    }
  }

  /** Whether a text matches one of the patterns. */
  matches(value: string): boolean {
    readText(value);
    const input = this.#input();
    const { sharedWords, long } = this.#layout;
    let word = 0;
    for (; word + atOnce <= sharedWords; word += atOnce) if (this.#runFour(word, input)) return true;
    for (; word < sharedWords; word += 1) if (this.#runOne(word, input)) return true;
    for (const { firstWord, words } of long) if (this.#runLong(firstWord, words, input)) return true;
    return false;
  }

  #input(): Input {
    if (text.isAscii) return { numbers: text.characters, classOf: this.#alphabet.ascii };
    if (classes.length < text.length) classes = new Uint16Array(2 * text.length);
    for (let index = 0; index < text.length; index += 1)
      classes[index] = this.#alphabet.classOf(text.characters[index] as number);
    return { numbers: classes, classOf: sameClasses(this.#alphabet.size) };
  }

  /** Runs one word of short patterns. */
  #runOne(word: number, { numbers, classOf }: Input): boolean {
    countSteps(text.length + 1);
    const reached = this.#reached;
    const { words } = this.#layout;
    const length = text.length;
    const stay = this.#staying[word] as number;
    let states = this.#first[word] as number;
    for (let index = 0; index < length && states !== 0; index += 1) {
      const row = (classOf[numbers[index] as number] as number) * words + word;
      states = ((states << 1) & (reached[row] as number)) | (states & stay);
    }
    return (states & (this.#last[word] as number)) !== 0;
  }

  /** Runs four words of short patterns at once: their independent steps overlap in the processor. */
  #runFour(word: number, { numbers, classOf }: Input): boolean {
    countSteps((text.length + 1) * atOnce);
    const [reached, first, staying, last] = [this.#reached, this.#first, this.#staying, this.#last];
    const { words } = this.#layout;
    const length = text.length;
    const stayA = staying[word] as number;
    const stayB = staying[word + 1] as number;
    const stayC = staying[word + 2] as number;
    const stayD = staying[word + 3] as number;
    let a = first[word] as number;
    let b = first[word + 1] as number;
    let c = first[word + 2] as number;
    let d = first[word + 3] as number;
    for (let index = 0; index < length && (a | b | c | d) !== 0; index += 1) {
      const row = (classOf[numbers[index] as number] as number) * words + word;
      a = ((a << 1) & (reached[row] as number)) | (a & stayA);
      b = ((b << 1) & (reached[row + 1] as number)) | (b & stayB);
      c = ((c << 1) & (reached[row + 2] as number)) | (c & stayC);
      d = ((d << 1) & (reached[row + 3] as number)) | (d & stayD);
    }
    const ends = (a & (last[word] as number)) | (b & (last[word + 1] as number));
    return (ends | (c & (last[word + 2] as number)) | (d & (last[word + 3] as number))) !== 0;
  }

  /** Runs one pattern whose states fill several words. */
  #runLong(firstWord: number, own: number, { numbers, classOf }: Input): boolean {
    countSteps((text.length + 1) * own);
    const [reached, staying, length] = [this.#reached, this.#staying, text.length];
    const { words } = this.#layout;
    const states = this.#first.slice(firstWord, firstWord + own);
    for (let index = 0; index < length; index += 1) {
      const row = (classOf[numbers[index] as number] as number) * words + firstWord;
      let carry = 0;
      for (let word = 0; word < own; word += 1) {
        const before = states[word] as number;
        const stays = before & (staying[firstWord + word] as number);
        states[word] = (((before << 1) | carry) & (reached[row + word] as number)) | stays;
        carry = before >>> 31;
      }
    }
    return states.some((word, index) => (word & (this.#last[firstWord + index] as number)) !== 0);
  }
}

const setBit = (words: Int32Array, from: number, bit: number): void => {
  const word = from + (bit >>> 5);
  words[word] = (words[word] as number) | (1 << bit);
};

let same = new Uint16Array(0);

/** Maps each class to itself. */
const sameClasses = (size: number): Uint16Array => {
  if (same.length < size) same = Uint16Array.from({ length: 2 * size }, (_, index) => index);
  return same;
};
