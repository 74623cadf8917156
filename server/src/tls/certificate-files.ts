import { X509Certificate } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { createSecureContext, type SecureContext } from "node:tls";
import { ConfigurationError } from "../configuration.js";

/** Where certificates of one's own lie. */
interface CertificatePlaces {
  /** Files with a certificate and its key, as PEM. */
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  /** A folder with `NAME.crt` and `NAME.key`, or both in `NAME.pem`. */
  readonly folder: string | undefined;
}

/** A certificate with its key, read and usable. */
export interface FileCertificate {
  /** As PEM. */
  readonly cert: string;
  readonly key: string;
  readonly context: SecureContext;
  /** Whether it is for a host name. */
  covers(host: string): boolean;
}

/** All that there are at one time. */
export interface FileCertificates {
  /** That of the two variables, for callers that name no host as well. */
  readonly main: FileCertificate | undefined;
  readonly others: readonly FileCertificate[];
}

const read = async (setting: string, file: string): Promise<string> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const reason = `${setting} names a file that cannot be read: ${(error as Error).message}.`;
    throw new ConfigurationError([reason], { cause: error });
  }
};

const certificateOf = (cert: string, key: string, refusal: string): FileCertificate => {
  try {
    const context = createSecureContext({ cert, key });
    const parsed = new X509Certificate(cert);
    return { cert, key, context, covers: (host) => parsed.checkHost(host) !== undefined };
  } catch (error) {
    throw new ConfigurationError([`${refusal}: ${(error as Error).message}.`], { cause: error });
  }
};

const mainOf = async ({ certificate, key }: CertificatePlaces): Promise<FileCertificate | undefined> => {
  if (certificate === undefined || key === undefined) return undefined;
  const [cert, ownKey] = await Promise.all([
    read("CONCORDAT_TLS_CERTIFICATE", certificate),
    read("CONCORDAT_TLS_KEY", key),
  ]);
  return certificateOf(
    cert,
    ownKey,
    "CONCORDAT_TLS_CERTIFICATE and CONCORDAT_TLS_KEY must be a certificate and its key",
  );
};

const setting = "CONCORDAT_TLS_FOLDER";

/** The pairs of files in a folder. @throws ConfigurationError for a folder that cannot be read */
const pairsIn = async (folder: string): Promise<(readonly [certificate: string, key: string])[]> => {
  const names = await readdir(folder).catch((error: Error) => {
    throw new ConfigurationError([`${setting} names a folder that cannot be read: ${error.message}.`], {
      cause: error,
    });
  });
  return names.sort().flatMap((name) => {
    const file = join(folder, name);
    if (name.endsWith(".pem")) return [[file, file] as const];
    return name.endsWith(".crt") ? [[file, file.replace(/crt$/, "key")] as const] : [];
  });
};

const othersOf = async ({ folder }: CertificatePlaces): Promise<FileCertificate[]> => {
  if (folder === undefined) return [];
  return Promise.all(
    (await pairsIn(folder)).map(async ([file, keyFile]) => {
      const [cert, key] = await Promise.all([read(setting, file), read(setting, keyFile)]);
      return certificateOf(cert, key, `${setting} has no certificate with its key in ${file}`);
    }),
  );
};

/** Reads all certificates. @throws ConfigurationError for what cannot be used */
export const readCertificateFiles = async (places: CertificatePlaces): Promise<FileCertificates> => {
  const [main, others] = await Promise.all([mainOf(places), othersOf(places)]);
  return { main, others };
};

/** What changes when a file does. */
export const stampOfFiles = async ({ certificate, key, folder }: CertificatePlaces): Promise<string> => {
  const listed = folder === undefined ? [] : (await pairsIn(folder)).flat();
  const files = [certificate, key, ...listed].filter((file) => file !== undefined);
  const stamps = files.map(async (file) => {
    const { mtimeMs, size, ino } = await stat(file);
    return [file, mtimeMs, size, ino].join();
  });
  return (await Promise.all(stamps)).join("\n");
};
