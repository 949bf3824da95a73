// A time zone out of all of them, found by what people call its cities in the language of the window.

import { useLingui } from "@lingui/react/macro";
import { Select, type SelectProps } from "@mantine/core";
import { zoneChoices } from "../format/zones";

type ZoneSelectProps = Pick<
  SelectProps,
  "label" | "value" | "onChange" | "clearable" | "placeholder" | "w" | "error"
> & {
  ariaLabel?: string;
};

export function ZoneSelect({ ariaLabel, ...rest }: ZoneSelectProps) {
  const { t, i18n } = useLingui();
  return (
    <Select
      {...rest}
      aria-label={ariaLabel}
      searchable
      // Whoever comes to type a city means another one than stands there.
      onFocus={(event) => event.currentTarget.select()}
      data={zoneChoices(i18n)}
      nothingFoundMessage={t`No time zone is called that. Try a larger city.`}
    />
  );
}
