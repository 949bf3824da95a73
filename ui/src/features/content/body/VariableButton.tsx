// What a text can name and gets filled in for each group when it is copied. The core reads the names in both languages.

import { useLingui } from "@lingui/react/macro";
import { IconBraces } from "@tabler/icons-react";
import { Button } from "../../../shared/basics/Button";
import { openMenu } from "../../../shared/menu/menu";

export function VariableButton({ onChoose }: { onChoose: (text: string) => void }) {
  const { t } = useLingui();
  const names = [
    [t({ message: "group", context: "variable" }), t`the group's name`],
    [t({ message: "number", context: "variable" }), t`the group's number`],
    [t({ message: "link", context: "variable" }), t`the group's link`],
    [t({ message: "time", context: "variable" }), t`when the post goes out`],
    [t({ message: "date", context: "variable" }), t`the day of the post`],
    [t({ message: "community", context: "variable" }), t`the community's name`],
  ] as const;
  return (
    <Button
      size="small"
      look="quiet"
      icon={IconBraces}
      aria-haspopup="menu"
      onClick={(event) =>
        openMenu(event.currentTarget, t`Filled in for each group when it is copied`, [
          names.map(([name, note]) => ({ id: name, title: `{${name}}`, note, run: () => onChoose(`{${name}}`) })),
        ])
      }
    >
      {t`Variable`}
    </Button>
  );
}
