import { Counter, type Registry } from "prom-client";

/** Counts records of the audit trail that went to the log. */
export const loggedRecordsMetric = (registry: Registry): ((records: number) => void) => {
  const counter = new Counter({
    name: "concordat_audit_records_logged_total",
    help: "Records of the audit trail that the database did not take: they are in the log.",
    registers: [registry],
  });
  return (records) => counter.inc(records);
};
