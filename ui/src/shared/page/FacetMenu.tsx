// What a list can be narrowed by, as ticks with counts: states, tags, owners. One button in the header line; what is ticked
// stands as chips below it.

import { useLingui } from "@lingui/react/macro";
import { Popover } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useState } from "react";
import { Button } from "../basics/Button";
import styles from "./FacetMenu.module.css";

export interface FacetChoice {
  value: string;
  title: string;
  count?: number;
}

export interface FacetGroup {
  id: string;
  title: string;
  choices: FacetChoice[];
  chosen: readonly string[];
  /** The names of what may be chosen without being offered here, in an address or a saved view. */
  nameOf?: (value: string) => string;
  onChange: (chosen: string[]) => void;
}

/** A longer list is searched through. */
const LONG = 12;

export function FacetMenu({ facets }: { facets: FacetGroup[] }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const long = facets.reduce((sum, { choices }) => sum + choices.length, 0) > LONG;
  const wanted = search.trim().toLowerCase();
  const shown = facets
    .map((facet) => ({ ...facet, choices: facet.choices.filter(({ title }) => title.toLowerCase().includes(wanted)) }))
    .filter(({ choices }) => choices.length > 0);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      onClose={() => setSearch("")}
      position="bottom-end"
      width={280}
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <Button look="quiet" size="small" icon={IconFilter} aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className={styles.word}>{t`Filter`}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        {long && (
          <input
            className={styles.search}
            data-autofocus
            value={search}
            placeholder={t`Find a filter`}
            aria-label={t`Find a filter`}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
        <div className={`${styles.list} scroll`}>
          {shown.length === 0 && <p className={styles.none}>{t`No filter has this name.`}</p>}
          {shown.map((facet) => (
            <fieldset key={facet.id} className={styles.facet}>
              <legend>{facet.title}</legend>
              {facet.choices.map(({ value, title, count }) => (
                <label key={value} className={styles.choice}>
                  <input
                    type="checkbox"
                    checked={facet.chosen.includes(value)}
                    onChange={(event) =>
                      facet.onChange(
                        event.target.checked
                          ? [...facet.chosen, value]
                          : facet.chosen.filter((other) => other !== value),
                      )
                    }
                  />
                  <bdi>{title}</bdi>
                  {count !== undefined && <span>{count}</span>}
                </label>
              ))}
            </fieldset>
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
