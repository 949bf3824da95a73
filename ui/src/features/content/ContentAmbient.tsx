// What content offers on every page: a new item.

import { useLingui } from "@lingui/react/macro";
import { IconFileText } from "@tabler/icons-react";
import { useActions } from "../../shared/actions/use-actions";
import { useNewContent } from "./use-new-content";

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
  ]);
  return null;
}
