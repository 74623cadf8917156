import { goClientRuns } from "./vendor-go-client.js";
import type { VendorRun } from "./vendor-steps.js";
import { terraformRuns } from "./vendor-terraform.js";
import { upctlRuns } from "./vendor-upctl.js";

/**
 * What the vendor's own clients send, in their order: the Go client 8 as its recorded tests do, `upctl` and the Terraform
 * provider as their code does. The forms are theirs (what is left out, null or empty, how documents are encoded); the
 * values are ours.
 */
export const vendorRuns: readonly VendorRun[] = [...goClientRuns, ...upctlRuns, ...terraformRuns];
