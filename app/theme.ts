import {
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  Menu,
  parseThemeColor,
  Table,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

/** The one accent: a deep sea blue that holds 4.5:1 on white from shade 6 on. */
const sea: MantineColorsTuple = [
  '#e8f4f7',
  '#d5e6eb',
  '#aaccd6',
  '#7bb0c0',
  '#5599ad',
  '#3c8aa1',
  '#22768f',
  '#14596b',
  '#0f4b5b',
  '#083c4a',
];

/**
 * Mantine's own last shade of these falls to 2.7:1 (yellow) … 4.3:1 (teal) on the light ground of a badge over the
 * page's grey; these hold 5.5:1 and more there, and on white.
 */
const lastShades = { green: '#226e31', orange: '#a63c06', teal: '#066b4d', yellow: '#7c5a00' } as const;
/** Words of a badge take the last shade of its colour; the accent's own holds as it is. */
const signs = ['grape', 'gray', 'green', 'orange', 'red', 'teal', 'yellow'] as const;

const family = "'Source Sans 3 Variable', 'Noto Sans Arabic Variable', system-ui, sans-serif";

const dialogHead = { attributes: { header: { role: 'presentation' } } };

/**
 * Who names a shade gets it: Mantine writes the words of a light or transparent part in shade 6 at most, and its sixth
 * grey has 3:1 on a badge.
 */
const namedShades: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const { isThemeColor, shade, color } = parseThemeColor({ color: input.color ?? '', theme: input.theme });
  const isCapped = ['light', 'subtle', 'transparent'].includes(input.variant);
  return isThemeColor && shade !== undefined && isCapped
    ? { ...colors, color: `var(--mantine-color-${color}-${shade})` }
    : colors;
};

/** Compact, for people who read tables all day. Spacing and sizes come from here, not from the screens. */
export const theme = createTheme({
  colors: { sea },
  primaryColor: 'sea',
  primaryShade: 7,
  variantColorResolver: namedShades,
  fontFamily: family,
  headings: {
    fontFamily: family,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    // The placeholder would be a child that a menu may not have.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    // A dialog's head is a <header>, which would read as a second banner of the page. `extend` does not know the prop.
    Modal: { defaultProps: dialogHead },
    Drawer: { defaultProps: dialogHead },
    // Its sign and its clipped label have no common baseline: on one it stands two pixels off the line's words.
    Badge: Badge.extend({
      defaultProps: { variant: 'light', tt: 'none', fw: 600 },
      styles: { root: { verticalAlign: 'middle' } },
    }),
    Table: Table.extend({
      defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm', highlightOnHover: true },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 300 } }),
  },
});

/** Mantine's own grey for secondary text has 3.3:1 on white; this one holds 4.5:1 on every background we use. */
export const variables: CSSVariablesResolver = (resolved) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': resolved.colors.gray[7],
    '--mantine-color-placeholder': resolved.colors.gray[7],
    // What a field's error is written in: Mantine's own has 3.3:1.
    '--mantine-color-error': resolved.colors.red[9],
    ...Object.fromEntries(
      Object.entries(lastShades).map(([name, shade]) => [`--mantine-color-${name}-9`, shade]),
    ),
    ...Object.fromEntries(
      signs.map((name) => [`--mantine-color-${name}-light-color`, `var(--mantine-color-${name}-9)`]),
    ),
  },
  dark: {},
});
