import { list } from "./acts.mjs";

/** Addresses, TLS and names of hosts. @type {readonly import("./situation.mjs").Situation[]} */
export const addresses = [
  {
    name: "iam-port",
    title: "S3 at the address of IAM",
    where: "iam",
    act: list("photos"),
    advice: "All three APIs answer at all of their addresses: this is no refusal.",
  },
  {
    name: "control-plane",
    title: "S3 at the address of the control plane",
    where: "controlPlane",
    act: list("photos"),
    advice:
      "The APIs and the documentation have a port of their own. The first lines of `concordat start` name that of S3.",
  },
  {
    name: "unknown-authority",
    title: "TLS with a certificate of an unknown authority",
    where: "untrusted",
    act: list("photos"),
    advice: "`concordat ca` prints the authority's certificate: give it to the client.",
  },
  {
    name: "http-to-tls",
    title: "http:// to the port of TLS",
    where: "plainAtTls",
    act: list("photos"),
    advice: "Write https:// for that port.",
  },
  {
    name: "tls-to-http",
    title: "https:// to the port of HTTP",
    where: "tlsAtPlain",
    act: list("photos"),
    advice: "Write http:// for that port, or use that of TLS.",
  },
  {
    name: "nobody-listens",
    title: "A port at which nobody listens",
    where: "nobody",
    act: list("photos"),
    advice: "Is the server running, and is this its port?",
  },
  {
    name: "virtual-host",
    title: "Names of buckets in the host, which nobody resolves",
    where: "virtualHost",
    act: list("photos"),
    advice:
      "Let the client write the bucket into the path (path style), or have a DNS with a wildcard for the names of the service.",
  },
];
