import type { Fault } from "./faults.js";

/**
 * Bounds of every body, whatever its operation takes. They are counted before a body is parsed: a megabyte of lists within each other,
 * or of objects with other members each, takes seconds. No request of either API needs nearly as much.
 */
export const bodyBounds = {
  /** How deep lists and objects may be nested. */
  depth: 64,
  /** How many members one object may have, and how many different names all objects together. */
  names: 1000,
  /** How many members all objects may have together. */
  members: 20_000,
  /** How many values there may be: texts, numbers, lists, objects and all else. */
  values: 50_000,
} as const;

const whole = (reason: string): Fault => ({ name: "", reason });

/** The faults of bodies that are beyond a bound. */
export const boundFaults = {
  depth: whole(`Value must not be nested deeper than ${bodyBounds.depth} levels.`),
  names: whole(`Value must not have members of more than ${bodyBounds.names} different names.`),
  members: whole(`Value must not have more than ${bodyBounds.members} members, all its objects together.`),
  values: whole(`Value must not consist of more than ${bodyBounds.values} values.`),
} as const satisfies Readonly<Record<keyof typeof bodyBounds, Fault>>;

const units = [
  ["MiB", 1024 * 1024],
  ["KiB", 1024],
] as const;

/** A number of bytes in words: `64 KiB`. */
export const sizeText = (bytes: number): string => {
  const [unit, size] = units.find(([, each]) => bytes >= each && bytes % each === 0) ?? ["bytes", 1];
  return `${bytes / size} ${unit}`;
};
