// The ladders of the community: their tiers from the highest to the lowest, with names, colours, order and how many stand on each.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconDots, IconPlus, IconStairs, IconTrash } from "@tabler/icons-react";
import type { LadderView } from "../../bindings/LadderView";
import type { TierView } from "../../bindings/TierView";
import { Button, IconButton } from "../../shared/basics/Button";
import { EmptyState } from "../../shared/basics/EmptyState";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { openMenu } from "../../shared/menu/menu";
import { useGo } from "../../shared/navigation";
import { AddRow } from "./AddRow";
import { ColourDot } from "./ColourDot";
import { EditableText } from "./EditableText";
import { MoveButtons } from "./MoveButtons";
import { Group } from "./Row";
import styles from "./Settings.module.css";

const ON = ["ladder", "tier", "member"] as const;

export function TiersSection() {
  const { t } = useLingui();
  const community = useCommunity().uid;
  const { data: ladders } = useCall("ladders", { community }, { on: ON, keep: true });
  const add = useWrite("ladder_add");
  const go = useGo();
  const make = () =>
    void add.run(
      { community, name: t`Tiers`, tiers: [t`Newcomer`, t`Regular`, t`Core`] },
      t`Three tiers are made; name them as you like.`,
    );
  if (ladders?.length === 0) {
    return (
      <EmptyState
        icon={IconStairs}
        sentence={t`Tiers say how close people are to the community: newcomer, regular, core.`}
        action={{ title: t`Make tiers`, run: make }}
      />
    );
  }
  return (
    <>
      {ladders?.map((ladder) => (
        <Ladder key={ladder.uid} ladder={ladder} />
      ))}
      {ladders && (
        <div className={styles.buttons}>
          <Button icon={IconPlus} onClick={make}>
            {t`Another ladder`}
          </Button>
          <Button icon={IconStairs} onClick={() => go("/members/tiers")}>
            {t`Rules of tiers`}
          </Button>
        </div>
      )}
    </>
  );
}

function Ladder({ ladder }: { ladder: LadderView }) {
  const { t } = useLingui();
  const rename = useWrite("ladder_edit");
  const remove = useWrite("ladder_remove");
  const add = useWrite("tier_add");
  const more = (at: HTMLElement) =>
    openMenu(at, ladder.name, [
      [
        {
          id: "remove",
          title: t`Delete the ladder`,
          icon: IconTrash,
          danger: true,
          run: () => void remove.run({ uid: ladder.uid }, t`Ladder deleted: ${ladder.name}`),
        },
      ],
    ]);
  // The core lists from the lowest; a ladder is looked at from above.
  const tiers = ladder.tiers.toReversed();
  return (
    <Group>
      <div className={styles.head}>
        <EditableText
          label={t`Name of the ladder`}
          value={ladder.name}
          onKeep={(text) => void rename.run({ uid: ladder.uid, name: text }, t`Renamed to ${text}`)}
        />
        <IconButton
          icon={IconDots}
          size={16}
          label={t`More about ${ladder.name}`}
          hint="left"
          onClick={(event) => more(event.currentTarget)}
        />
      </div>
      <ul className={styles.list}>
        {tiers.map((tier, index) => (
          <Tier key={tier.uid} tier={tier} place={tiers.length - 1 - index} top={tiers.length - 1} />
        ))}
      </ul>
      <AddRow
        label={t`New tier on top`}
        onAdd={(text) => add.run({ ladder: ladder.uid, name: text }, t`Added: ${text}`)}
      />
    </Group>
  );
}

interface TierProps {
  tier: TierView;
  /** 0 is the lowest. */
  place: number;
  top: number;
}

function Tier({ tier, place, top }: TierProps) {
  const { t } = useLingui();
  const edit = useWrite("tier_edit");
  const remove = useWrite("tier_remove");
  const { uid, name, color, members } = tier;
  const move = (position: number) => void edit.run({ uid, position }, t`Moved: ${name}`);
  const more = (at: HTMLElement) =>
    openMenu(at, name, [
      [
        {
          id: "plain",
          title: t`Without a colour`,
          disabled: !color,
          run: () => void edit.run({ uid, color: "" }),
        },
      ],
      [
        {
          id: "remove",
          title: t`Delete the tier`,
          icon: IconTrash,
          danger: true,
          note: members > 0 ? t`${plural(members, { one: "# member", other: "# members" })}` : undefined,
          run: () => void remove.run({ uid }, t`Tier deleted: ${name}`),
        },
      ],
    ]);
  return (
    <li>
      <ColourDot label={t`Colour of ${name}`} color={color} onPick={(next) => void edit.run({ uid, color: next })} />
      <EditableText
        label={t`Name`}
        value={name}
        onKeep={(text) => void edit.run({ uid, name: text }, t`Renamed to ${text}`)}
      />
      <span className={`${styles.quiet} figure`}>{members}</span>
      <span className={styles.buttons}>
        <MoveButtons
          name={name}
          up={place < top ? () => move(place + 1) : undefined}
          down={place > 0 ? () => move(place - 1) : undefined}
        />
        <IconButton
          icon={IconDots}
          size={16}
          label={t`More about ${name}`}
          hint="left"
          onClick={(event) => more(event.currentTarget)}
        />
      </span>
    </li>
  );
}
