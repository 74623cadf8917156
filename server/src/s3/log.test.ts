import { pino } from "pino";
import { expect, it } from "vitest";
import { startTestS3 } from "./testing/s3-server.js";

it("holds little of what a stranger names", async () => {
  const lines: string[] = [];
  const s3 = await startTestS3({ log: pino({}, { write: (line) => void lines.push(line) }) });
  try {
    const response = await fetch(`${s3.url}/${"b".repeat(10_000)}/${"k".repeat(10_000)}`);
    await response.text();
    await expect.poll(() => lines.filter((line) => line.includes("S3 request"))).toHaveLength(1);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(4000);
  } finally {
    await s3.close();
  }
});
