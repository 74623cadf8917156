import { notFound } from "../storage-error.js";

/** Where the zones are, in the vendor's words. */
const places = {
  "au-syd1": "Sydney #1",
  "de-fra1": "Frankfurt #1",
  "dk-cph1": "Copenhagen #1",
  "es-mad1": "Madrid #1",
  "fi-hel1": "Helsinki #1",
  "fi-hel2": "Helsinki #2",
  "nl-ams1": "Amsterdam #1",
  "pl-waw1": "Warsaw #1",
  "se-sto1": "Stockholm #1",
  "sg-sin1": "Singapore #1",
  "uk-lon1": "London #1",
  "us-chi1": "Chicago #1",
  "us-nyc1": "New York #1",
  "us-sjo1": "San Jose #1",
} as const;
type Zone = keyof typeof places;

/** Where services can be hosted. */
export interface Region {
  readonly name: string;
  /** The zone that holds the data. */
  readonly primaryZone: Zone;
  /** Zones whose private networks reach services of the region, the primary one included. */
  readonly zones: readonly Zone[];
}

const european: readonly Zone[] = [
  "de-fra1",
  "es-mad1",
  "fi-hel1",
  "fi-hel2",
  "nl-ams1",
  "pl-waw1",
  "se-sto1",
  "uk-lon1",
  "dk-cph1",
];

/** All zones in the order of their names, with where they are. */
export const zones: readonly (readonly [name: string, place: string])[] = Object.entries(places);

/** The vendor's regions, with their zones, as of the end of 2025. */
export const regions: readonly Region[] = [
  { name: "apac-1", primaryZone: "sg-sin1", zones: ["sg-sin1", "au-syd1"] },
  { name: "europe-1", primaryZone: "fi-hel2", zones: european },
  { name: "europe-2", primaryZone: "de-fra1", zones: european },
  { name: "europe-3", primaryZone: "se-sto1", zones: european },
  { name: "us-1", primaryZone: "us-chi1", zones: ["us-chi1", "us-sjo1", "us-nyc1"] },
];

/** Whether a region has this name. */
export const isRegion = (name: string): boolean => regions.some((known) => known.name === name);

/** Reads a region. @throws StorageError `NotFound` */
export const findRegion = (name: string): Region => {
  const found = regions.find((known) => known.name === name);
  if (!found) throw notFound();
  return found;
};
