import { createHash } from "node:crypto";
import type { DocumentKind } from "@concordat/contract/iam";
import { LRUCache } from "lru-cache";
import { type CompiledPolicy, compilePolicy, type PolicyId } from "../evaluate/index.js";

/** Compiled documents take 12 bytes for each character of ordinary texts; those with hundreds of condition keys up to 44. */
const bytesPerCharacter = 24;
const bytesPerDocument = 1_000;

/** About how many bytes of memory a compiled document takes. */
export const bytesOfDocument = (text: string): number => bytesPerDocument + text.length * bytesPerCharacter;

/** Compiles a document, or finds it compiled already. */
export type CompileDocument = (id: PolicyId, text: string, kind: DocumentKind) => CompiledPolicy;

const keyOf = (...parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64");

/**
 * Compiled documents by what they say: whoever has a policy shares it, and nothing is compiled again when something else of the
 * service changes.
 *
 * @param maxBytes about how much memory they take at most; those not asked for longest go first
 */
export const createCompiledDocuments = (maxBytes: number): CompileDocument => {
  const known = new LRUCache<string, CompiledPolicy>({ maxSize: maxBytes, maxEntrySize: maxBytes });
  return (id, text, kind) => {
    const key = keyOf(kind, id, text);
    const policy = known.get(key) ?? compilePolicy(id, text, kind);
    known.set(key, policy, { size: bytesOfDocument(text) });
    return policy;
  };
};
