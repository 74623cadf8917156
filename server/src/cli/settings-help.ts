import { settingTexts } from "../configuration/setting-texts.js";

const widest = 100;

/** Breaks a text into lines. */
const linesOf = (text: string, width: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
};

const margin = "      ";

/** Every environment variable with its default and meaning, for a terminal. */
export const settingsHelp = (): string => {
  const groups = settingTexts().map(({ title, settings }) => {
    const entries = settings.map(({ name, fallback, meaning }) => {
      const head = `  ${name}${fallback === "" ? "" : ` (${fallback})`}`;
      return [head, ...linesOf(meaning, widest - margin.length).map((line) => margin + line)].join("\n");
    });
    return [`${title}:`, ...entries].join("\n");
  });
  return ["", "Settings are environment variables, with their defaults in parentheses:", ...groups].join("\n\n");
};
