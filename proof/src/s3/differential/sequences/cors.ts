import { each, get, head, named, preflight, put, remove, type Sequence, type Step, xml } from "../sequence.js";

const cors = (...rules: readonly string[]): string =>
  xml("CORSConfiguration", ...rules.map((rule) => xml("CORSRule", rule)));
const [origin, method] = [xml("AllowedOrigin", "https://a.example"), xml("AllowedMethod", "GET")];
const configured = (...rules: readonly string[]): Step => put("/~?cors", { body: cors(...rules), md5: true });
const asks = (headers: Readonly<Record<string, string>>): Step => preflight("/~/key", { headers, as: "nobody" });
const asksGet = { origin: "https://a.example", "access-control-request-method": "GET" };

const corsDocuments: Readonly<Record<string, string>> = {
  "no document": "",
  "no rules": cors(),
  "no origin": cors(method),
  "no method": cors(origin),
  "an unknown method": cors(origin + xml("AllowedMethod", "PATCH")),
  "two wildcards": cors(xml("AllowedOrigin", "*a*") + method),
  "a wildcard in what is exposed": cors(origin + method + xml("ExposeHeader", "x-*")),
  "an age that is none": cors(origin + method + xml("MaxAgeSeconds", "x")),
  "101 rules": cors(...Array.from({ length: 101 }, () => origin + method)),
  "an unknown element": cors(origin + method + xml("x")),
  "half a document": "<CORS",
};

export const corsSequences: readonly Sequence[] = [
  ...named("cors", {
    "put, get, delete": [
      get("/~?cors"),
      configured(xml("ID", "a") + origin + method + xml("MaxAgeSeconds", "5") + xml("ExposeHeader", "etag")),
      get("/~?cors"),
      remove("/~?cors"),
      get("/~?cors"),
    ],
    "asked before": [
      configured(
        origin + method + xml("AllowedHeader", "x-*") + xml("MaxAgeSeconds", "5") + xml("ExposeHeader", "etag"),
      ),
      asks(asksGet),
      asks({ ...asksGet, "access-control-request-headers": "x-a, X-B" }),
    ],
    "asked for what is not allowed": [
      configured(origin + method),
      asks({ ...asksGet, origin: "https://b.example" }),
      asks({ ...asksGet, "access-control-request-method": "PUT" }),
      asks({ ...asksGet, "access-control-request-headers": "x-a" }),
      asks({ ...asksGet, "access-control-request-method": "FLY" }),
    ],
    "asked for nothing": [
      configured(origin + method),
      asks({}),
      asks({ origin: "https://a.example" }),
      asks({ "access-control-request-method": "GET" }),
    ],
    "asked where there is none": [asks(asksGet), preflight("/~", { headers: asksGet, as: "nobody" })],
    wildcards: [
      configured(xml("AllowedOrigin", "*") + method),
      asks(asksGet),
      configured(xml("AllowedOrigin", "https://*.example") + method),
      asks(asksGet),
    ],
    "of answers": [
      put("/~/key", { body: "x" }),
      configured(origin + method + xml("ExposeHeader", "etag")),
      get("/~/key", { headers: { origin: "https://a.example" } }),
      get("/~/key", { headers: { origin: "https://b.example" } }),
      get("/~/absent", { headers: { origin: "https://a.example" } }),
      head("/~/key", { headers: { origin: "https://a.example" } }),
    ],
  }),
  ...each("cors: document", Object.keys(corsDocuments), (name) => [
    put("/~?cors", { body: corsDocuments[name] ?? "", md5: true }),
  ]),
];
