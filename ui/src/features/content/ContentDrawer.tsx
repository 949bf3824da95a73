// One content item: written, planned, sent. Everything saves by itself; the header says so.

import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ContentView } from "../../bindings/ContentView";
import type { EditContent } from "../../bindings/EditContent";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useWrite } from "../../shared/data/use-write";
import type { Opened } from "../../shared/feature";
import { OwnFields } from "../../shared/fields/OwnFields";
import type { SaveState } from "../../shared/fields/use-draft";
import { PlannedDrawer } from "../../shared/plan/PlannedDrawer";
import { Body } from "./body/Body";
import { ContentFields } from "./ContentFields";
import { ContentHistory } from "./ContentHistory";
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
  const save = async (patch: Omit<EditContent, "uid">) => {
    const kept = await edit.run({ uid, ...patch });
    if (kept) keepContent(kept);
    return kept !== undefined;
  };
  const [bodyState, setBodyState] = useState<SaveState>("saved");
  return (
    <PlannedDrawer
      kind="content"
      record={content}
      original={original}
      titled={content.titled}
      titleOptional
      titlePlaceholder={content.titled ? undefined : content.title || undefined}
      titleMost={300}
      notePlaceholder={t`For yourself and your colleagues; never sent`}
      save={save}
      states={[bodyState]}
      menu={(trash) => actions.menu([uid], content.title, content.state, trash)}
      onDuplicate={() => void actions.duplicate(uid)}
      history={<ContentHistory uid={uid} />}
    >
      {(planned) => (
        <>
          <ContentFields content={content} planned={planned} save={save} />
          <Body content={content} onState={setBodyState} />
          <OwnFields subject="content" uid={uid} custom={content.custom} save={save} />
          {content.channels.length > 0 && <Deliveries content={content} dates={planned.dates} />}
        </>
      )}
    </PlannedDrawer>
  );
}
