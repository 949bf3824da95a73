// The sidebar: the community on top, the pages, counts only where something waits. It folds to icons by a key and on narrow windows.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import {
  IconBell,
  IconBellRinging,
  IconChevronDown,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconPlus,
} from "@tabler/icons-react";
import { Link, useRouterState } from "@tanstack/react-router";
import type { CommunityView } from "../bindings/CommunityView";
import { setPreference, usePreference } from "../platform/preferences";
import { runAction } from "../shared/actions/registry";
import { IconButton } from "../shared/basics/Button";
import { useCommunity } from "../shared/community";
import { useReminders } from "../shared/day";
import { useGroupsHidden, useInsightsHidden } from "../shared/light";
import { openMenu } from "../shared/menu/menu";
import { PAGE_NAMES, type PageName } from "../shared/words/page-names";
import { FEATURES } from "./features";
import { MenuButton } from "./MenuButton";
import styles from "./Sidebar.module.css";

interface Entry {
  name: PageName;
  path: string;
  useBadge: () => number | undefined;
}

const none = () => undefined;

const ENTRIES = (Object.keys(PAGE_NAMES) as PageName[]).flatMap((name): Entry[] => {
  if (name === "today") {
    const feature = FEATURES.find(({ words }) => words === "today");
    return [{ name, path: "", useBadge: feature?.useBadge ?? none }];
  }
  // Several pages may belong to one entry (members, members/imports); the one with the shortest address is its own.
  const [own] = FEATURES.flatMap(({ pages, useBadge = none }) =>
    pages.map(({ name, path }) => ({ name, path, useBadge })),
  )
    .filter((page) => page.name === name && !page.path.includes("$"))
    .sort((a, b) => a.path.length - b.path.length);
  return own ? [own] : [];
});

/** Whose page an address is, where its parameters say so. */
function entryByParameters(path: string, search: Record<string, unknown>): PageName | undefined {
  return FEATURES.flatMap(({ pages }) => pages)
    .find((page) => page.entry && `/${page.path}` === path)
    ?.entry?.(search);
}

/** The pages that exist, for the palette and the shortcuts. */
export const PAGES: readonly { name: PageName; path: string }[] = ENTRIES;

export function Sidebar({ communities }: { communities: CommunityView[] }) {
  const { t } = useWords();
  const [folded, setFolded] = usePreference("sidebar.folded", false);
  const hidden = { groups: useGroupsHidden(), insights: useInsightsHidden() };
  return (
    <nav className={styles.sidebar} data-folded={folded} aria-label={t`Pages`}>
      <Switcher communities={communities} folded={folded} />
      <ul>
        {ENTRIES.filter(
          ({ name }) => name !== "settings" && !(name in hidden && hidden[name as keyof typeof hidden]),
        ).map((entry) => (
          <SidebarLink key={entry.name} entry={entry} folded={folded} />
        ))}
      </ul>
      <span className={styles.gap} />
      <ul>
        <RemindersLink folded={folded} />
        {ENTRIES.filter(({ name }) => name === "settings").map((entry) => (
          <SidebarLink key={entry.name} entry={entry} folded={folded} />
        ))}
      </ul>
      <div className={styles.tools}>
        <MenuButton />
        <IconButton
          icon={folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse}
          label={folded ? t`Unfold the sidebar` : t`Fold the sidebar`}
          keys="mod+b"
          hint="right"
          onClick={() => setFolded(!folded)}
        />
      </div>
    </nav>
  );
}

function SidebarLink({ entry, folded }: { entry: Entry; folded: boolean }) {
  const { i18n } = useLingui();
  const { icon: Icon, title } = PAGE_NAMES[entry.name];
  const here = useRouterState({
    select: ({ location: { pathname: path, search } }) => {
      const name = entryByParameters(path, search);
      if (name) return name === entry.name;
      return entry.path === "" ? path === "/" : path.startsWith(`/${entry.path}`);
    },
  });
  const count = entry.useBadge();
  const name = i18n._(title);
  return (
    <li>
      <Link
        to={`/${entry.path}` as "/"}
        className={styles.link}
        // The router marks by the beginning of the address what `here` may know to be another's.
        activeOptions={{ exact: true }}
        aria-current={here ? "page" : undefined}
        data-hint={folded ? name : undefined}
        data-hint-side="right"
        draggable={false}
      >
        <Icon size={18} stroke={1.75} aria-hidden />
        <span className={folded ? "visually-hidden" : styles.name}>{name}</span>
        {count ? <span className={styles.count}>{count}</span> : null}
      </Link>
    </li>
  );
}

/** The bell: always there, with the number of reminders that wait. */
function RemindersLink({ folded }: { folded: boolean }) {
  const { t } = useWords();
  const waiting = useReminders().waiting.length;
  return (
    <li>
      <button
        type="button"
        className={styles.link}
        data-hint={folded ? t`Reminders` : undefined}
        data-hint-side="right"
        onClick={() => runAction("app.reminders")}
      >
        {waiting > 0 ? (
          <IconBellRinging size={18} stroke={1.75} className={styles.ringing} aria-hidden />
        ) : (
          <IconBell size={18} stroke={1.75} aria-hidden />
        )}
        <span className={folded ? "visually-hidden" : styles.name}>{t`Reminders`}</span>
        {waiting > 0 && <span className={styles.count}>{waiting}</span>}
      </button>
    </li>
  );
}

function Switcher({ communities, folded }: { communities: CommunityView[]; folded: boolean }) {
  const { t } = useWords();
  const community = useCommunity();
  return (
    <button
      type="button"
      className={styles.switcher}
      aria-haspopup="menu"
      aria-label={t`Community: ${community.name}`}
      onClick={(event) =>
        openMenu(event.currentTarget, t`Communities`, [
          communities.map(({ uid, name }) => ({
            id: uid,
            title: name,
            checked: uid === community.uid,
            run: () => setPreference("community", uid),
          })),
          [{ id: "add", title: t`New community`, icon: IconPlus, run: () => void runAction("community.add") }],
        ])
      }
    >
      <House />
      {!folded && (
        <>
          <bdi className={styles.community}>{community.name}</bdi>
          <IconChevronDown size={14} aria-hidden />
        </>
      )}
    </button>
  );
}

/** The round house from above: the mark of the app. */
function House() {
  return (
    <svg width="22" height="22" viewBox="0 0 22 22" className={styles.house} aria-hidden="true">
      <circle cx="11" cy="11" r="9" />
      <circle cx="11" cy="11" r="5.5" />
      <circle cx="11" cy="11" r="1.75" data-core />
      <path d="M11 16.5V20" data-gate />
    </svg>
  );
}
