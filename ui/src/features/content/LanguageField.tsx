// The language of an item, when it is not the community's. The text is then shaped, broken and checked as that language is.

import { useLingui } from "@lingui/react/macro";
import { ChoiceField } from "../../shared/fields/ChoiceField";
import { Field } from "../../shared/page/Drawer";

/** Those most written in the communities that this program is for; any other comes with imported items. */
const LANGUAGES = ["zh-CN", "zh-TW", "en", "ja", "ko", "es", "fr", "de", "pt", "ru", "ar", "vi", "th", "id"];

interface LanguageFieldProps {
  value: string | null;
  onChange: (language: string | null) => void;
}

export function LanguageField({ value, onChange }: LanguageFieldProps) {
  const { t, i18n } = useLingui();
  const names = new Intl.DisplayNames([i18n.locale], { type: "language" });
  const known = value === null || LANGUAGES.includes(value) ? LANGUAGES : [value, ...LANGUAGES];
  return (
    <Field label={t`Language`}>
      <ChoiceField
        label={t`Language`}
        value={value}
        choices={[
          { value: null, title: t`As usual` },
          ...known.map((language) => ({ value: language, title: names.of(language) ?? language })),
        ]}
        onChange={onChange}
      />
    </Field>
  );
}
