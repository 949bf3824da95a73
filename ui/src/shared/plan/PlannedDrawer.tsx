// The drawer of something planned: its title, its own fields, its notes; saving by itself; duplicating and deleting it, one date of a
// series or more. Content, events and tasks declare only what is theirs.

import { useLingui } from "@lingui/react/macro";
import { IconDots } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Kind } from "../../bindings/Kind";
import type { ScheduleView } from "../../bindings/ScheduleView";
import { useActions } from "../actions/use-actions";
import { IconButton } from "../basics/Button";
import { KindMark, type Kind as Mark } from "../basics/KindMark";
import { GrowingText } from "../fields/GrowingText";
import { SaveState } from "../fields/SaveState";
import { type SaveState as State, useDraft } from "../fields/use-draft";
import { type MenuGroups, openMenu } from "../menu/menu";
import { Drawer, Section } from "../page/Drawer";
import { type Planned, type PlannedPatch, usePlanned } from "./use-planned";

interface PlannedDrawerProps {
  kind: Kind & Mark;
  record: { uid: string; title: string; note: string | null; schedule: ScheduleView | null };
  /** The date that was opened. */
  original: string | undefined;
  /** False when the title was taken from the text: then the field is empty and says so. */
  titled?: boolean;
  /** May be left empty. */
  titleOptional?: boolean;
  titlePlaceholder?: string;
  titleMost: number;
  notePlaceholder?: string;
  save: (patch: PlannedPatch) => Promise<boolean>;
  /** What else saves by itself in here. */
  states?: State[];
  /** The menu of the header; `trash` asks which dates are meant. */
  menu?: (trash: () => void) => MenuGroups;
  onDuplicate?: () => void;
  footer?: (planned: Planned) => ReactNode;
  /** Who changed what; below everything else. */
  history?: ReactNode;
  children: (planned: Planned) => ReactNode;
}

export function PlannedDrawer(props: PlannedDrawerProps) {
  const { kind, record, original, titled = true, titleOptional, save, states = [], menu, onDuplicate } = props;
  const { t } = useLingui();
  const { uid, schedule } = record;
  const planned = usePlanned({
    kind,
    uid,
    schedule,
    original,
    title: record.title,
    save,
  });
  const { dates, own, reword } = planned;
  const trash = () => void planned.trash();
  const title = useDraft<string>(
    own.title ?? (titled ? record.title : ""),
    async (typed) => {
      const text = typed.trim();
      if (text === "" && !titleOptional) return false;
      return reword ? reword({ title: text }) : save({ title: text || null });
    },
    dates.series,
  );
  const note = useDraft<string>(
    own.note ?? record.note ?? "",
    (text) => (reword ? reword({ note: text }) : save({ note: text || null })),
    dates.series,
  );
  useActions([
    { id: "planned.trash", title: t`Delete what is open`, group: "edit", keys: "delete", danger: true, run: trash },
    ...(onDuplicate
      ? [
          {
            id: "planned.duplicate",
            title: t`Duplicate what is open`,
            group: "edit" as const,
            keys: "mod+d",
            run: onDuplicate,
          },
        ]
      : []),
  ]);
  return (
    <Drawer
      mark={<KindMark kind={kind} word />}
      title={<SaveState states={[title.state, note.state, ...states]} />}
      tools={
        menu && (
          <IconButton
            icon={IconDots}
            label={t`More`}
            hint="left"
            onClick={(event) => openMenu(event.currentTarget, t`More`, menu(trash))}
          />
        )
      }
      footer={props.footer?.(planned)}
    >
      <GrowingText
        look="title"
        dir="auto"
        value={title.value}
        aria-label={t`Title`}
        placeholder={props.titlePlaceholder ?? t`Title`}
        maxLength={props.titleMost}
        onChange={(text) => title.set(text.replace(/[\r\n]+/g, " "))}
        onBlur={title.flush}
      />
      {props.children(planned)}
      <Section title={t`Notes`}>
        <GrowingText
          dir="auto"
          value={note.value}
          aria-label={t`Notes`}
          placeholder={props.notePlaceholder}
          onChange={note.set}
          onBlur={note.flush}
        />
      </Section>
      {props.history}
    </Drawer>
  );
}
