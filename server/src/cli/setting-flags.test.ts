import { Command } from "commander";
import { expect, it } from "vitest";
import { addSettingFlags, settingFlags, withFlags } from "./setting-flags.js";

const optionsOf = (...argv: string[]) => {
  const command = addSettingFlags(new Command("start")).exitOverride();
  command.parse(argv, { from: "user" });
  return command.opts();
};

it("puts each option in the place of its setting", () => {
  for (const [flag, setting] of Object.entries(settingFlags)) {
    expect(withFlags({ [setting]: "before", OTHER: "stays" }, optionsOf(`--${flag}`, "7"))).toEqual({
      [setting]: "7",
      OTHER: "stays",
    });
  }
});

it("leaves the environment as it is without options", () => {
  expect(withFlags({ PORT: "1" }, optionsOf())).toEqual({ PORT: "1" });
});
