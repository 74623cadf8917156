import { randomUUID } from "node:crypto";
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from "@opentelemetry/semantic-conventions";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { onPool } from "../database/route.js";
import type { PrismaClient } from "../generated/prisma/client.js";
import { version } from "../version.js";
import { withinDeadline } from "../within-deadline.js";
import type { TraceDestination } from "./destination.js";
import { watchedExporter } from "./exporter.js";
import { objectRequestSpans, stepSpans } from "./object-spans.js";
import { outgoingSpans } from "./outgoing-spans.js";
import { requestSpans } from "./request-spans.js";
import { createSpans } from "./spans.js";
import { statementSpans } from "./statement-spans.js";
import type { Tracing } from "./tracing.js";
import { workSpans } from "./work-spans.js";

const name = "concordat";

/** What whoever has started it holds beside what the rooms get. */
interface StartedTracing extends Tracing {
  /** Follows a request from its beginning to the end of its answer. */
  readonly watch: RequestHandler;
  /** Delivers what is left, in bounded time. It never rejects. */
  stop(): Promise<void>;
}

/** Who we are among those whose traces a collector has. What the environment says counts more. */
const whoWeAre = () =>
  defaultResource()
    .merge(
      resourceFromAttributes({
        [ATTR_SERVICE_NAME]: name,
        [ATTR_SERVICE_VERSION]: version,
        "service.instance.id": randomUUID(),
      }),
    )
    .merge(detectResources({ detectors: [envDetector] }));

/**
 * Begins to follow requests, the statements and calls that come of them, and due work. Spans are gathered in memory and
 * delivered beside all else; what a collector does not take is dropped, so that nobody ever waits for it.
 *
 * @param prisma whose statements are followed
 */
export const startTracing = async (
  destination: TraceDestination,
  { prisma, log }: { readonly prisma: PrismaClient; readonly log: Logger },
): Promise<StartedTracing> => {
  const exporter = await watchedExporter(destination, log);
  const provider = new BasicTracerProvider({
    resource: whoWeAre(),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const spans = createSpans(provider.getTracer(name, version));
  onPool(prisma, statementSpans(spans));
  return {
    watch: requestSpans(spans),
    follow: (send) => outgoingSpans(spans, send),
    followWork: workSpans(spans),
    followRequest: objectRequestSpans(spans),
    beginStep: stepSpans(spans),
    async stop() {
      // it may try again and again, which a stop does not wait for
      const delivered = provider.shutdown().catch(() => undefined);
      if (!exporter.isFailing) await withinDeadline(delivered, undefined);
    },
  };
};
