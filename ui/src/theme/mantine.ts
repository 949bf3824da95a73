// Mantine in Tulou's colours. Mantine is not on the way to the first paint: the frame and Today use plain elements, and
// `shared/kit.tsx` brings this with the first lazy page.

import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";
import type { SyntheticEvent } from "react";

const clay: MantineColorsTuple = [
  "#fcf3ee",
  "#f7e3d8",
  "#efc7b1",
  "#e8aa87",
  "#e08a5b",
  "#cc6a3c",
  "#b4532a",
  "#964321",
  "#78361b",
  "#5c2a16",
];
const stone: MantineColorsTuple = [
  "#faf9f7",
  "#f3f1ee",
  "#e6e2dc",
  "#d3cdc5",
  "#b9b2a8",
  "#8a8379",
  "#645e56",
  "#524c45",
  "#38332e",
  "#221f1c",
];
const night: MantineColorsTuple = [
  "#ebe7e2",
  "#cdc7bf",
  "#b0a9a0",
  "#9d968d",
  "#4a443e",
  "#342f2a",
  "#272320",
  "#1e1a17",
  "#171412",
  "#100e0c",
];

/** A list that can be searched shows the chosen one in its field: typing replaces it instead of writing on behind it.
 *  On the click as well as on the focus: the button's release would take a selection made by the focus away. */
function selectToReplace({ currentTarget }: SyntheticEvent<HTMLInputElement>) {
  if (!currentTarget.readOnly && currentTarget.selectionStart === currentTarget.selectionEnd) currentTarget.select();
}

export const theme = createTheme({
  primaryColor: "clay",
  primaryShade: { light: 6, dark: 4 },
  autoContrast: true,
  black: "#1f1b18",
  colors: { clay, gray: stone, dark: night },
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--mono)",
  defaultRadius: 6,
  fontSizes: { xs: "12px", sm: "14px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "16px", sm: "20px", md: "20px", lg: "24px", xl: "28px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  headings: { fontFamily: "var(--font)", fontWeight: "600" },
  cursorType: "default",
  respectReducedMotion: true,
  components: {
    // As high as our own buttons beside them.
    Input: {
      defaultProps: { size: "sm" },
      vars: (_: unknown, { size }: { size?: string }) => ({
        wrapper: size === "sm" ? { "--input-height": "32px" } : {},
      }),
    },
    SegmentedControl: { defaultProps: { size: "xs" } },
    InputWrapper: { defaultProps: { size: "sm" }, styles: { label: { marginBottom: 4 } } },
    TextInput: { defaultProps: { size: "sm" } },
    Textarea: { defaultProps: { size: "sm" } },
    Select: {
      defaultProps: {
        size: "sm",
        checkIconPosition: "right",
        allowDeselect: false,
        onFocus: selectToReplace,
        onClick: selectToReplace,
      },
    },
    MultiSelect: { defaultProps: { size: "sm", checkIconPosition: "right" } },
    NumberInput: { defaultProps: { size: "sm" } },
    Popover: { defaultProps: { shadow: "md", transitionProps: { duration: 120 } } },
  },
});

const SAME: Record<string, string> = {
  "--mantine-color-body": "var(--surface)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-dimmed": "var(--text-quiet)",
  "--mantine-color-placeholder": "var(--text-faint)",
  "--mantine-color-error": "var(--bad)",
  "--mantine-color-default": "var(--raised)",
  "--mantine-color-default-hover": "var(--hover)",
  "--mantine-color-default-border": "var(--line-strong)",
};

/** Mantine's own names for grounds, texts and lines, as ours. The colours behind them change with the theme. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: SAME, dark: SAME });
