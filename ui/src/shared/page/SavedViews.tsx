// Filters and order of a page under a name: kept from the page as it is, opened with one click, forgotten again. A saved view is
// what the page's address says, so nothing new has to be learnt to make one.

import { useLingui } from "@lingui/react/macro";
import { IconBookmark, IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { SavedView } from "../../bindings/SavedView";
import { Button, IconButton } from "../basics/Button";
import { useCommunity } from "../community";
import { useCall } from "../data/query";
import { useWrite } from "../data/use-write";
import { Dialog } from "../dialog/Dialog";
import fields from "../fields/fields.module.css";
import { openMenu } from "../menu/menu";
import type { RawSearch } from "../navigation";

interface SavedViewsProps {
  /** The page's name in its address. */
  page: string;
  /** What is in force now; what is not set is left out. */
  query: RawSearch;
  onOpen: (query: RawSearch) => void;
}

export function SavedViews({ page, query, onOpen }: SavedViewsProps) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const { data: views = [] } = useCall("saved_views", { community, page }, { on: ["saved_view"] });
  const forgetting = useWrite("saved_view_remove");
  const [naming, setNaming] = useState(false);
  const now = JSON.parse(JSON.stringify(query)) as RawSearch;
  const shown = views.find((view) => same(view.query, now));
  const forget = ({ uid, name }: SavedView) => ({
    id: `forget.${uid}`,
    title: t`Forget “${name}”`,
    icon: IconTrash,
    danger: true,
    run: () => void forgetting.run({ uid }, t`“${name}” is forgotten`),
  });
  return (
    <>
      <IconButton
        icon={IconBookmark}
        label={shown ? t`Saved view: ${shown.name}` : t`Saved views`}
        active={shown !== undefined}
        aria-haspopup="menu"
        onClick={({ currentTarget: at }) =>
          openMenu(at, t`Saved views`, [
            views.map((view) => ({
              id: view.uid,
              title: view.name,
              checked: view === shown,
              run: () => onOpen(view.query),
            })),
            [
              {
                id: "save",
                title: t`Save what is shown as a view…`,
                icon: IconPlus,
                disabled: Object.keys(now).length === 0,
                run: () => setNaming(true),
              },
            ],
            views.length > 1
              ? [
                  {
                    id: "forget",
                    title: t`Forget a view…`,
                    icon: IconTrash,
                    run: () => openMenu(at, t`Forget a view…`, [views.map(forget)]),
                  },
                ]
              : views.map(forget),
          ])
        }
      />
      {naming && <NameDialog page={page} query={now} onClose={() => setNaming(false)} />}
    </>
  );
}

function NameDialog({ page, query, onClose }: { page: string; query: RawSearch; onClose: () => void }) {
  const { t } = useLingui();
  const { uid: community } = useCommunity();
  const saving = useWrite("saved_view_set");
  const [name, setName] = useState("");
  const save = async () => {
    const text = name.trim();
    if (text && (await saving.run({ community, page, name: text, query }, t`View saved: ${text}`))) onClose();
  };
  return (
    <Dialog
      title={t`Save what is shown as a view`}
      width={380}
      onClose={onClose}
      onSubmit={() => void save()}
      footer={
        <Button look="primary" submit busy={saving.pending} disabled={!name.trim()}>
          {t`Save`}
        </Button>
      }
    >
      <input
        className={fields.text}
        data-autofocus
        value={name}
        maxLength={60}
        aria-label={t`Name of the view`}
        placeholder={t`My events, posts of the spring groups…`}
        onChange={(event) => setName(event.target.value)}
      />
    </Dialog>
  );
}

/** Equal whatever the order of their parts. */
function same(one: RawSearch, other: RawSearch): boolean {
  const text = (query: RawSearch) => JSON.stringify(Object.entries(query).sort(([a], [b]) => a.localeCompare(b)));
  return text(one) === text(other);
}
