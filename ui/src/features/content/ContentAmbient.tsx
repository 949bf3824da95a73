// What content offers on every page: a new item, a new slot, and the dialogs in which slots are filled.

import { useLingui } from "@lingui/react/macro";
import { IconFileText, IconLayoutGrid } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { useActions } from "../../shared/actions/use-actions";
import { useQuestion } from "../../shared/question";
import { editing, filling, placing } from "../../shared/slots/questions";
import { writing } from "../../shared/slots/writing";
import { useNewContent } from "./use-new-content";

const SlotDialogs = lazy(() => import("./slots/Dialogs"));

export default function ContentAmbient() {
  const { t } = useLingui();
  const create = useNewContent();
  useActions([
    {
      id: "content.new",
      title: t`New content`,
      group: "create",
      icon: IconFileText,
      keywords: t({ message: "new content post draft idea", comment: "Search words; in Chinese with pinyin initials" }),
      run: () => void create({}),
    },
    {
      id: "slot.new",
      title: t`New slot…`,
      group: "create",
      icon: IconLayoutGrid,
      keywords: t({
        message: "new slot recurring place row",
        comment: "Search words; in Chinese with pinyin initials",
      }),
      run: () => editing.ask({}),
    },
  ]);
  return <Slots />;
}

/** Loaded when the first thing is asked about slots. */
function Slots() {
  const asked = [useQuestion(editing), useQuestion(writing), useQuestion(filling), useQuestion(placing)];
  return asked.some(Boolean) ? (
    <Suspense>
      <SlotDialogs />
    </Suspense>
  ) : null;
}
