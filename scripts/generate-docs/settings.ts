import { settingTexts } from "../../server/src/configuration/setting-texts.js";

const introduction = `# Settings

The server reads its settings from environment variables. A wrong value stops the start with a sentence that names the variable and
what it must look like; so does a misspelt name. An empty variable counts as unset. The options of \`concordat start\`, such as
\`--port\`, take precedence over variables: [Command line](command-line.md).

Times are in milliseconds where a name ends in \`_MS\`. See [Running it for others](production.md) for a PostgreSQL of your own,
several servers, limits and backups, and [Security](security.md) for keys, quotas and memory.`;

const tableOf = (settings: ReturnType<typeof settingTexts>[number]["settings"]): string =>
  [
    ["Variable", "Default", "Meaning"],
    ["---", "---", "---"],
    ...settings.map(({ name, fallback, meaning }) => [`\`${name}\``, fallback && `\`${fallback}\``, meaning]),
  ]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

/** The page of all settings. */
export const settingsPage = (): string =>
  [introduction, ...settingTexts().map(({ title, settings }) => `## ${title}\n\n${tableOf(settings)}`), ""]
    .join("\n\n")
    .trimEnd()
    .concat("\n");
