import type { LinkProps } from "@tanstack/react-router";
import type { SessionKind } from "../session/session";
import { texts } from "../texts";

interface NavigationEntry {
  readonly to: NonNullable<LinkProps["to"]>;
  readonly title: string;
  /** The kinds of credentials of which it needs one: without, the entry is not shown. */
  readonly needs: readonly SessionKind[];
  /** Whether it is current on its own page alone, and not on those below it. */
  readonly exact?: boolean;
}

interface NavigationSection {
  readonly title?: string;
  readonly entries: readonly NavigationEntry[];
}

/** The navigation, in its order. */
export const navigation: readonly NavigationSection[] = [
  { entries: [{ to: "/", title: texts.pages.home, needs: ["account", "key", "ucloud"], exact: true }] },
  {
    title: texts.sections.objectStorage,
    entries: [
      { to: "/services", title: texts.pages.services, needs: ["account"] },
      { to: "/buckets", title: texts.pages.objects, needs: ["key"] },
    ],
  },
];
