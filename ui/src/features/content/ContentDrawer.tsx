// One content item: written, planned, sent. Everything saves by itself; the header says so.

import { useLingui } from "@lingui/react/macro";
import { IconDots } from "@tabler/icons-react";
import { useState } from "react";
import type { ContentView } from "../../bindings/ContentView";
import { useActions } from "../../shared/actions/use-actions";
import { IconButton } from "../../shared/basics/Button";
import { KindMark } from "../../shared/basics/KindMark";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useWrite } from "../../shared/data/use-write";
import type { Opened } from "../../shared/feature";
import { GrowingText } from "../../shared/fields/GrowingText";
import { SaveState } from "../../shared/fields/SaveState";
import { useDraft } from "../../shared/fields/use-draft";
import { openMenu } from "../../shared/menu/menu";
import { Drawer, Section } from "../../shared/page/Drawer";
import { usePlanned } from "../../shared/plan/use-planned";
import { Body } from "./body/Body";
import { ContentFields } from "./ContentFields";
import { Deliveries } from "./Deliveries";
import { keepContent, useContent } from "./queries";
import { useContentActions } from "./use-content-actions";

export default function ContentDrawer({ uid, original }: Opened) {
  const { data: content, error } = useContent(uid);
  if (error) throw error;
  if (!content) return <Skeleton rows={10} />;
  return <ContentEditor content={content} original={original} />;
}

function ContentEditor({ content, original }: { content: ContentView; original?: string }) {
  const { t } = useLingui();
  const { uid } = content;
  const actions = useContentActions();
  const edit = useWrite("content_edit");
  const save = async (patch: Omit<Parameters<typeof edit.run>[0], "uid">) => {
    const kept = await edit.run({ uid, ...patch });
    if (kept) keepContent(kept);
    return kept !== undefined;
  };
  const planned = usePlanned({
    kind: "content",
    uid,
    schedule: content.schedule,
    original,
    title: content.title,
    save: (when) => save({ when }),
  });
  const { dates, own, reword, trash } = planned;
  const title = useDraft<string>(
    own.title ?? (content.titled ? content.title : ""),
    (text) => (reword ? reword({ title: text.trim() }) : save({ title: text.trim() || null })),
    dates.series,
  );
  const note = useDraft<string>(
    own.note ?? content.note ?? "",
    (text) => (reword ? reword({ note: text }) : save({ note: text || null })),
    dates.series,
  );
  const [bodyState, setBodyState] = useState(title.state);
  const menu = () => actions.menu([uid], content.title, content.state, () => void trash());
  useActions([
    {
      id: "content.trash",
      title: t`Move this content to the trash`,
      group: "edit",
      keys: "delete",
      danger: true,
      run: () => void trash(),
    },
    {
      id: "content.duplicate",
      title: t`Duplicate this content`,
      group: "edit",
      keys: "mod+d",
      run: () => void actions.duplicate(uid),
    },
  ]);

  return (
    <Drawer
      mark={<KindMark kind="content" word />}
      title={<SaveState states={[title.state, note.state, bodyState]} />}
      tools={
        <IconButton
          icon={IconDots}
          label={t`More`}
          hint="left"
          onClick={(event) => openMenu(event.currentTarget, t`More`, menu())}
        />
      }
    >
      <GrowingText
        look="title"
        value={title.value}
        aria-label={t`Title`}
        placeholder={content.titled ? t`Title` : content.title || t`Title`}
        maxLength={300}
        onChange={(text) => title.set(text.replace(/[\r\n]+/g, " "))}
        onBlur={title.flush}
      />
      <ContentFields content={content} planned={planned} save={save} />
      <Body content={content} onState={setBodyState} />
      {content.channels.length > 0 && <Deliveries content={content} dates={dates} />}
      <Section title={t`Notes`}>
        <GrowingText
          value={note.value}
          aria-label={t`Notes`}
          placeholder={t`For yourself and your colleagues; never sent`}
          onChange={note.set}
          onBlur={note.flush}
        />
      </Section>
    </Drawer>
  );
}
