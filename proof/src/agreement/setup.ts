import { afterAll, afterEach } from "vitest";
import { requireAgreement } from "./watched.js";

// Every answer that the app gives in a test is held against the emitted OpenAPI document when the test ends; one that
// disagrees fails the test. This file runs anew for each test file, also where several share a process.

afterEach(requireAgreement);
afterAll(requireAgreement);
