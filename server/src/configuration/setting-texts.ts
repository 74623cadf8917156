import type * as z from "zod";
import { Environment, settingGroups } from "./settings.js";

/** A setting, as documentation shows it. */
export interface SettingText {
  readonly name: string;
  /** As it would be written; empty where there is none. */
  readonly fallback: string;
  /** Sentences, with names of code in backquotes. */
  readonly meaning: string;
}

const defaults: Readonly<Record<string, unknown>> = Environment.parse({});

const written = (value: unknown): string => {
  // what is no text, number, flag or list comes of the empty text
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? "" : String(value ?? "");
};

/** All settings under the titles of their groups. */
export const settingTexts = (): { readonly title: string; readonly settings: readonly SettingText[] }[] =>
  Object.entries(settingGroups).map(([title, group]) => ({
    title,
    settings: Object.entries<z.ZodType>(group).map(([name, schema]) => ({
      name,
      fallback: written(defaults[name]),
      meaning: schema.description ?? "",
    })),
  }));
