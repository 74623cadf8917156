import { generateKeyPair, randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { promisify } from "node:util";
import forge from "node-forge";
import { newSerialNumber } from "./serial-number.js";

/** A key and its certificate, both as PEM. */
export interface CertifiedKey {
  readonly key: string;
  readonly certificate: string;
}

const dayMs = 86_400_000;
const authorityDays = 3650;
/** Clients take no certificate that is good for longer. */
const certificateDays = 397;
const keyBits = 2048;

const generateKeys = promisify(generateKeyPair);

const newKeys = (): Promise<{ readonly publicKey: string; readonly privateKey: string }> =>
  generateKeys("rsa", {
    modulusLength: keyBits,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });

interface Subject {
  readonly commonName: string;
  readonly publicKey: string;
  readonly days: number;
  readonly at: Date;
}

const newCertificate = ({ commonName, publicKey, days, at }: Subject): forge.pki.Certificate => {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = newSerialNumber();
  // clocks differ
  certificate.validity.notBefore = new Date(at.getTime() - dayMs);
  certificate.validity.notAfter = new Date(at.getTime() + days * dayMs);
  certificate.setSubject([{ name: "commonName", value: commonName }]);
  return certificate;
};

const signed = (certificate: forge.pki.Certificate, key: string): string => {
  certificate.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate);
};

/** Makes an authority of one's own, which issues the certificates of one server. */
export const makeAuthority = async (at: Date): Promise<CertifiedKey> => {
  const { publicKey, privateKey } = await newKeys();
  const commonName = `Concordat local authority ${randomBytes(4).toString("hex")}`;
  const certificate = newCertificate({ commonName, publicKey, days: authorityDays, at });
  certificate.setIssuer(certificate.subject.attributes);
  certificate.setExtensions([
    { name: "basicConstraints", cA: true, pathLenConstraint: 0, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    { name: "subjectKeyIdentifier" },
  ]);
  return { key: privateKey, certificate: signed(certificate, privateKey) };
};

const [dnsName, ipAddress] = [2, 7];

/** Issues a certificate. @param names host names, also with a `*`, and addresses that it is for */
export const issueCertificate = async (
  authority: CertifiedKey,
  names: readonly [string, ...string[]],
  at: Date,
): Promise<CertifiedKey> => {
  const { publicKey, privateKey } = await newKeys();
  const issuer = forge.pki.certificateFromPem(authority.certificate);
  const [commonName] = names;
  const certificate = newCertificate({ commonName, publicKey, days: certificateDays, at });
  certificate.setIssuer(issuer.subject.attributes);
  const altNames = names.map((name) =>
    isIP(name) === 0 ? { type: dnsName, value: name } : { type: ipAddress, ip: name },
  );
  certificate.setExtensions([
    { name: "basicConstraints", cA: false, critical: true },
    { name: "keyUsage", digitalSignature: true, keyEncipherment: true, critical: true },
    { name: "extKeyUsage", serverAuth: true },
    { name: "subjectAltName", altNames },
    { name: "authorityKeyIdentifier", keyIdentifier: issuer.generateSubjectKeyIdentifier().getBytes() },
  ]);
  return { key: privateKey, certificate: signed(certificate, authority.key) };
};
