import express from "express";
import { expect, it, onTestFinished } from "vitest";
import { serveApp } from "../test-kit/test-app.js";
import { startTestStorage } from "../testing/storage.js";

it("shows a sentence and no stack where a page fails", async () => {
  const storage = await startTestStorage();
  onTestFinished(() => storage.close());
  const fails = express.Router().get("/broken/:name", () => {
    throw new Error("secret");
  });
  const served = await serveApp(storage.context, { open: [fails] });
  onTestFinished(() => served.close());
  const seen = async (path: string) => {
    const answer = await fetch(served.url + path);
    return [answer.status, answer.headers.get("content-type"), await answer.text()];
  };
  expect(await seen("/broken/page")).toEqual([
    500,
    "text/plain; charset=utf-8",
    "The server failed to make this page.\n",
  ]);
  expect(await seen("/broken/%")).toEqual([
    400,
    "text/plain; charset=utf-8",
    "The address of this page is malformed.\n",
  ]);
});
