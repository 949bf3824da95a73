// One place up or down in a list whose order is a person's own.

import { useLingui } from "@lingui/react/macro";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { IconButton } from "../../shared/basics/Button";

interface MoveButtonsProps {
  name: string;
  /** Nothing at the end where it stands already. */
  up: (() => void) | undefined;
  down: (() => void) | undefined;
}

export function MoveButtons({ name, up, down }: MoveButtonsProps) {
  const { t } = useLingui();
  return (
    <>
      <IconButton icon={IconArrowUp} size={16} label={t`Move ${name} up`} hint="left" disabled={!up} onClick={up} />
      <IconButton
        icon={IconArrowDown}
        size={16}
        label={t`Move ${name} down`}
        hint="left"
        disabled={!down}
        onClick={down}
      />
    </>
  );
}
