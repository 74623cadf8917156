import { expect, it } from "vitest";
import { ConfigurationError, readConfiguration } from "../configuration.js";
import { misspeltSettings } from "./misspelt.js";

it("names the setting that a misspelt variable probably means", () => {
  expect(misspeltSettings(["CONCORDAT_S3PORT", "CONCORDAT_DATA_DIRR"])).toEqual([
    "CONCORDAT_S3PORT is not a setting: did you mean CONCORDAT_S3_PORT?",
    "CONCORDAT_DATA_DIRR is not a setting: did you mean CONCORDAT_DATA_DIR?",
  ]);
});

it("says nothing about settings, and about variables that resemble none", () => {
  expect(
    misspeltSettings(["CONCORDAT_S3_PORT", "CONCORDAT_SOMETHING_ELSE", "CONCORDAT_TEST_FOLDER", "S3_PORT", "PATH"]),
  ).toEqual([]);
});

it("stops the start, together with what else is wrong", () => {
  const faults = { CONCORDAT_MASTERKEY: "x", PORT: "many" };
  expect(() => readConfiguration(faults)).toThrowError(ConfigurationError);
  expect(() => readConfiguration(faults)).toThrowError(
    /^PORT must be a whole number from 0 to 65535\.\nCONCORDAT_MASTERKEY is not a setting: did you mean CONCORDAT_MASTER_KEY\?$/,
  );
});
