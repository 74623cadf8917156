const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `providers.requestApproval` → `ProvidersRequestApproval` */
export const pascal = (names: readonly string[]): string => names.map(capital).join("");

/** `authProviders` → `auth-providers` */
export const kebab = (names: readonly string[]): string =>
  names.map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)).join("-");

/** `service_uuid` → `serviceUuid` */
export const camelFromSnake = (name: string): string =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `idempotency-key` → `idempotencyKey` */
export const camelFromHeader = (header: string): string =>
  header.toLowerCase().replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
