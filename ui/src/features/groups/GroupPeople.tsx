// Who is in the group, as far as the community knows its people: how many, the first names, and the way to all of them.

import { useLingui } from "@lingui/react/macro";
import { IconListDetails } from "@tabler/icons-react";
import { useState } from "react";
import { Button } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useFormats } from "../../shared/format/formats";
import { NameListDialog } from "../../shared/names/lazy";
import { useGo, useOpen } from "../../shared/navigation";
import { Section } from "../../shared/page/Drawer";
import styles from "./GroupDrawer.module.css";

const SHOWN = 12;
const ON = ["member", "membership"] as const;

export function GroupPeople({ uid }: { uid: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const open = useOpen();
  const [listing, list] = useState(false);
  const go = useGo();
  const { uid: community } = useCommunity();
  const filter = { kind: "channel" as const, any: [uid], none: false };
  const { data } = useCall("members", { community, filter, offset: 0, limit: SHOWN, trashed: false }, { on: ON });
  // The members page keeps its conditions in a list; so does the link that leads there.
  const toAll = () => go("/members", { f: { kind: "all", of: [filter] } });
  if (!data) return null;
  const count = formats.number(data.total);
  return (
    <Section title={data.total > 0 ? t`Members · ${count}` : t`Members`}>
      {data.total === 0 ? (
        <p className={styles.empty}>{t`Nobody is known to be in it yet. A member list of the group brings them.`}</p>
      ) : (
        <>
          <ul className={styles.people}>
            {data.rows.map(({ uid: member, name }) => (
              <li key={member}>
                <button type="button" onClick={() => open({ kind: "member", uid: member })}>
                  <bdi>{name}</bdi>
                </button>
              </li>
            ))}
            {data.total > data.rows.length && <li aria-hidden>{"…"}</li>}
          </ul>
          <button type="button" className={styles.all} onClick={toAll}>
            {t`Show them on the members page`}
          </button>
        </>
      )}
      <Button look="quiet" size="small" icon={IconListDetails} onClick={() => list(true)}>
        {t`Add by name list`}
      </Button>
      {listing && (
        <NameListDialog
          title={t`Into the group by name list`}
          does={t`They are in it`}
          purpose={{ kind: "join", channel: uid }}
          onClose={() => list(false)}
        />
      )}
    </Section>
  );
}
