import type { ConditionCase, Rule } from "../case.js";

const from = "IAM: Condition operators";
const keys = "s3:max-keys";
const time = "aws:CurrentTime";

/** Numeric and date operators. */
export const numberAndDateRules: readonly Rule<ConditionCase>[] = [
  {
    from,
    says: "Numeric condition operators restrict access based on comparing a key to an integer or decimal value.",
    cases: [
      ["equal integers", { NumericEquals: { [keys]: "10" } }, { [keys]: "10" }, true],
      ["other integers", { NumericEquals: { [keys]: "10" } }, { [keys]: "11" }, false],
      ["a number without quotation marks", { NumericEquals: { [keys]: 10 } }, { [keys]: "10" }, true],
      ["equal decimals", { NumericEquals: { [keys]: "1.50" } }, { [keys]: "1.5" }, true],
      ["zeros in front", { NumericEquals: { [keys]: "010" } }, { [keys]: "10" }, true],
      ["a sign", { NumericEquals: { [keys]: "+10" } }, { [keys]: "10" }, true],
      ["a negative zero", { NumericEquals: { [keys]: "-0.0" } }, { [keys]: "0" }, true],
      [
        "numbers that a double cannot tell apart",
        { NumericEquals: { [keys]: "9007199254740993" } },
        { [keys]: "9007199254740992" },
        false,
      ],
      ["a number of forty digits", { NumericEquals: { [keys]: "9".repeat(40) } }, { [keys]: "9".repeat(40) }, true],
      [
        "a small number without quotation marks",
        { NumericEquals: { [keys]: 0.0000005 } },
        { [keys]: "0.0000005" },
        true,
      ],
      ["a request without a number", { NumericEquals: { [keys]: "10" } }, { [keys]: "ten" }, false],
      ["a request with a blank", { NumericEquals: { [keys]: "10" } }, { [keys]: " 10" }, false],
      ["a request in hexadecimal", { NumericEquals: { [keys]: "16" } }, { [keys]: "0x10" }, false],
      ["a request with an exponent", { NumericEquals: { [keys]: "10" } }, { [keys]: "1e1" }, false],
      ["no number, negated", { NumericNotEquals: { [keys]: "10" } }, { [keys]: "ten" }, true],
    ],
  },
  {
    from,
    says: 'NumericLessThan: "Less than" matching; NumericLessThanEquals: "Less than or equals" matching',
    cases: [
      ["less", { NumericLessThan: { [keys]: "10" } }, { [keys]: "9" }, true],
      ["less, where text would say more", { NumericLessThan: { [keys]: "10" } }, { [keys]: "9.99" }, true],
      ["equal", { NumericLessThan: { [keys]: "10" } }, { [keys]: "10" }, false],
      ["equal to a bound that counts", { NumericLessThanEquals: { [keys]: "10" } }, { [keys]: "10" }, true],
      ["more", { NumericLessThanEquals: { [keys]: "10" } }, { [keys]: "10.01" }, false],
      ["a negative number", { NumericLessThan: { [keys]: "-1" } }, { [keys]: "-2" }, true],
      ["not a number", { NumericLessThan: { [keys]: "10" } }, { [keys]: "" }, false],
    ],
  },
  {
    from,
    says: 'NumericGreaterThan: "Greater than" matching; NumericGreaterThanEquals: "Greater than or equals" matching',
    cases: [
      ["more", { NumericGreaterThan: { [keys]: "10" } }, { [keys]: "100" }, true],
      ["equal", { NumericGreaterThan: { [keys]: "10" } }, { [keys]: "10" }, false],
      ["equal to a bound that counts", { NumericGreaterThanEquals: { [keys]: "10" } }, { [keys]: "10.0" }, true],
      ["less", { NumericGreaterThanEquals: { [keys]: "10" } }, { [keys]: "2" }, false],
    ],
  },
  {
    from,
    says: "NumericNotEquals: Negated matching",
    cases: [
      ["another number", { NumericNotEquals: { [keys]: "10" } }, { [keys]: "9" }, true],
      ["the same number", { NumericNotEquals: { [keys]: "10" } }, { [keys]: "10.0" }, false],
    ],
  },
  {
    from,
    says: "You must specify date/time values with one of the W3C implementations of the ISO 8601 date formats or in epoch (UNIX) time.",
    cases: [
      ["the same moment", { DateEquals: { [time]: "2020-04-01T00:00:00Z" } }, { [time]: "2020-04-01T00:00:00Z" }, true],
      [
        "the same moment in another zone",
        { DateEquals: { [time]: "2020-04-01T02:00:00+02:00" } },
        { [time]: "2020-04-01T00:00:00Z" },
        true,
      ],
      [
        "the same moment in seconds",
        { DateEquals: { [time]: "1585699200" } },
        { [time]: "2020-04-01T00:00:00Z" },
        true,
      ],
      [
        "seconds on both sides",
        { DateEquals: { "aws:EpochTime": "1585699200" } },
        { "aws:EpochTime": "1585699200" },
        true,
      ],
      [
        "seconds without quotation marks",
        { DateLessThan: { "aws:EpochTime": 1585699201 } },
        { "aws:EpochTime": "1585699200" },
        true,
      ],
      ["another moment", { DateEquals: { [time]: "2020-04-01T00:00:01Z" } }, { [time]: "2020-04-01T00:00:00Z" }, false],
      ["a request without a date", { DateLessThan: { [time]: "2020-04-01" } }, { [time]: "yesterday" }, false],
      [
        "a request with a day that no month has",
        { DateLessThan: { [time]: "2030-01-01" } },
        { [time]: "2023-02-29T00:00:00Z" },
        false,
      ],
      ["a day of a leap year", { DateLessThan: { [time]: "2030-01-01" } }, { [time]: "2024-02-29T00:00:00Z" }, true],
      [
        "a request without a zone",
        { DateLessThan: { [time]: "2030-01-01" } },
        { [time]: "2024-02-28T00:00:00" },
        false,
      ],
    ],
  },
  {
    from: "W3C: Date and time formats",
    says: "Year: YYYY; Year and month: YYYY-MM; Complete date: YYYY-MM-DD; Complete date plus hours and minutes: YYYY-MM-DDThh:mmTZD",
    cases: [
      ["a year", { DateGreaterThanEquals: { [time]: "2020" } }, { [time]: "2020-01-01T00:00:00Z" }, true],
      ["a year that is not over", { DateGreaterThan: { [time]: "2020" } }, { [time]: "2020-01-01T00:00:00Z" }, false],
      ["a month", { DateLessThan: { [time]: "2020-02" } }, { [time]: "2020-01-31T23:59:59Z" }, true],
      ["a day", { DateLessThan: { [time]: "2020-02-01" } }, { [time]: "2020-02-01T00:00:00Z" }, false],
      ["minutes", { DateEquals: { [time]: "2020-02-01T10:30Z" } }, { [time]: "2020-02-01T10:30:00Z" }, true],
      [
        "a fraction of a second",
        { DateLessThan: { [time]: "2020-02-01T10:30:00.5Z" } },
        { [time]: "2020-02-01T10:30:00.25Z" },
        true,
      ],
      [
        "a fraction with a zero behind",
        { DateEquals: { [time]: "2020-02-01T10:30:00.50Z" } },
        { [time]: "2020-02-01T10:30:00.5Z" },
        true,
      ],
      [
        "a zone west of Greenwich",
        { DateEquals: { [time]: "2020-01-31T19:00:00-05:30" } },
        { [time]: "2020-02-01T00:30:00Z" },
        true,
      ],
    ],
  },
  {
    from,
    says: "DateLessThan: Matching before a specific date and time; DateLessThanEquals: Matching at or before a specific date and time",
    cases: [
      ["before", { DateLessThan: { [time]: "2020-06-30T23:59:59Z" } }, { [time]: "2020-06-30T23:59:58Z" }, true],
      ["at", { DateLessThan: { [time]: "2020-06-30T23:59:59Z" } }, { [time]: "2020-06-30T23:59:59Z" }, false],
      [
        "at, which counts",
        { DateLessThanEquals: { [time]: "2020-06-30T23:59:59Z" } },
        { [time]: "2020-06-30T23:59:59Z" },
        true,
      ],
      ["after", { DateLessThanEquals: { [time]: "2020-06-30T23:59:59Z" } }, { [time]: "2020-07-01T00:00:00Z" }, false],
      ["before 1970", { DateLessThan: { [time]: "1970-01-01" } }, { [time]: "1969-12-31T23:59:59.9Z" }, true],
    ],
  },
  {
    from,
    says: "DateGreaterThan: Matching after a specific date and time; DateGreaterThanEquals: Matching at or after a specific date and time",
    cases: [
      ["after", { DateGreaterThan: { [time]: "2020-04-01" } }, { [time]: "2020-04-01T00:00:01Z" }, true],
      ["at", { DateGreaterThan: { [time]: "2020-04-01" } }, { [time]: "2020-04-01T00:00:00Z" }, false],
      [
        "at, which counts",
        { DateGreaterThanEquals: { [time]: "2020-04-01" } },
        { [time]: "2020-04-01T00:00:00Z" },
        true,
      ],
      [
        "within a range",
        { DateGreaterThan: { [time]: "2020-04-01" }, DateLessThan: { [time]: "2020-07-01" } },
        { [time]: "2020-05-05T05:05:05Z" },
        true,
      ],
      [
        "beyond a range",
        { DateGreaterThan: { [time]: "2020-04-01" }, DateLessThan: { [time]: "2020-07-01" } },
        { [time]: "2020-08-05T05:05:05Z" },
        false,
      ],
    ],
  },
  {
    from,
    says: "DateNotEquals: Negated matching",
    cases: [
      ["another moment", { DateNotEquals: { [time]: "2020-04-01" } }, { [time]: "2020-04-02T00:00:00Z" }, true],
      ["the same moment", { DateNotEquals: { [time]: "2020-04-01" } }, { [time]: "2020-04-01T00:00:00Z" }, false],
    ],
  },
];
