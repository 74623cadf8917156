import type { Command } from "commander";
import { Environment } from "../configuration/settings.js";

/** The settings that can be given on the command line, by the options of `concordat start`. */
export const settingFlags = {
  port: "PORT",
  "tls-port": "CONCORDAT_TLS_PORT",
  host: "HOST",
  "s3-port": "CONCORDAT_S3_PORT",
  "s3-tls-port": "CONCORDAT_S3_TLS_PORT",
  "iam-port": "CONCORDAT_IAM_PORT",
  "metrics-port": "CONCORDAT_METRICS_PORT",
  "data-dir": "CONCORDAT_DATA_DIR",
  "database-url": "DATABASE_URL",
  "objects-domain": "CONCORDAT_OBJECTS_DOMAIN",
  "log-level": "LOG_LEVEL",
  "log-format": "CONCORDAT_LOG_FORMAT",
} as const satisfies Readonly<Record<string, keyof typeof Environment.shape>>;

const isFlag = (name: string): name is keyof typeof settingFlags => Object.hasOwn(settingFlags, name);

/** `data-dir` → `dataDir`, as commander names it. */
const memberOf = (flag: string): string => flag.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Adds the options to a command. Each says what its setting says. */
export const addSettingFlags = (command: Command): Command => {
  for (const [flag, setting] of Object.entries(settingFlags)) {
    command.option(`--${flag} <value>`, `${setting}: ${Environment.shape[setting].description ?? ""}`);
  }
  return command;
};

/** The environment, with the options in place of what it says. */
export const withFlags = (
  environment: Readonly<Record<string, string | undefined>>,
  options: Readonly<Record<string, unknown>>,
): Record<string, string | undefined> => {
  const given = Object.keys(settingFlags)
    .filter(isFlag)
    .flatMap((flag) => {
      const value = options[memberOf(flag)];
      return typeof value === "string" ? [[settingFlags[flag], value] as const] : [];
    });
  return { ...environment, ...Object.fromEntries(given) };
};
