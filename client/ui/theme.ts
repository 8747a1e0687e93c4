/**
 * Mantine in our clothes: our tokens stay the source, its variables point at them.
 *
 * The variant resolver is ours because `autoContrast` judges the light shade, which would put white on a pale filled
 * button in the dark theme.
 */
import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type VariantColorsResolver,
} from '@mantine/core'
import button from './button.module.css'
import choice from './choice.module.css'
import segmented from './segmented.module.css'

interface Inks {
  readonly fill: string
  readonly on: string
  readonly hover: string
  readonly soft: string
}

const inks: Readonly<Record<string, Inks>> = {
  kok: {
    fill: 'var(--accent)',
    on: 'var(--on-accent)',
    hover: 'var(--accent-2)',
    soft: 'var(--accent-soft)',
  },
  seal: {
    fill: 'var(--seal)',
    on: 'var(--on-seal)',
    hover: 'color-mix(in srgb, var(--seal) 86%, var(--ink))',
    soft: 'var(--seal-soft)',
  },
  danger: {
    fill: 'var(--danger)',
    on: 'var(--paper)',
    hover: 'color-mix(in srgb, var(--danger) 86%, var(--ink))',
    soft: 'var(--danger-soft)',
  },
}

const variantColorResolver: VariantColorsResolver = (input) => {
  const ink = inks[input.color ?? input.theme.primaryColor]
  // Mantine names the primary colour where nobody named one: a quiet button is ink, not accent.
  const isQuiet = input.color === undefined || input.color === input.theme.primaryColor
  const resolved = defaultVariantColorsResolver(input)
  if (input.variant === 'default')
    return {
      background: 'var(--raised)',
      hover: 'var(--sunken)',
      color: 'var(--ink)',
      border: '1px solid var(--rule-2)',
    }
  if (!ink) return resolved
  switch (input.variant) {
    case 'filled':
      return { background: ink.fill, hover: ink.hover, color: ink.on, border: '1px solid transparent' }
    case 'light':
      return { background: ink.soft, hover: ink.soft, color: ink.fill, border: '1px solid transparent' }
    case 'subtle':
      return {
        background: 'transparent',
        hover: 'var(--sunken)',
        color: isQuiet ? 'var(--ink-2)' : ink.fill,
        border: '1px solid transparent',
      }
    case 'outline':
      return { background: 'transparent', hover: ink.soft, color: ink.fill, border: `1px solid ${ink.fill}` }
    default:
      return resolved
  }
}

const floating = { background: 'var(--raised)', borderColor: 'var(--rule-2)' }

export const theme = createTheme({
  fontFamily: 'var(--font-ui)',
  fontFamilyMonospace: 'var(--font-hash)',
  headings: { fontFamily: 'var(--font-law)', fontWeight: '600' },
  fontSizes: { xs: '.75rem', sm: '.8125rem', md: '.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '6px', md: '6px', lg: '10px', xl: '10px' },
  defaultRadius: 'sm',
  shadows: { sm: 'none', md: 'var(--float)', xl: 'var(--sheet)' },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  primaryColor: 'kok',
  primaryShade: { light: 7, dark: 3 },
  colors: {
    kok: [
      '#eef7fa',
      '#dceef3',
      '#b8dde7',
      '#72c7de',
      '#4fb0ca',
      '#2f97b3',
      '#147d9a',
      '#00617a',
      '#004b5f',
      '#003645',
    ],
  },
  variantColorResolver,
  components: {
    Button: { defaultProps: { size: 'sm' }, classNames: { root: button.root!, label: button.label! } },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 32 } },
    SegmentedControl: {
      defaultProps: { withItemsBorders: false, radius: 'sm' },
      classNames: {
        root: segmented.root!,
        indicator: segmented.indicator!,
        label: segmented.label!,
      },
    },
    Tooltip: { defaultProps: { openDelay: 400, fz: 12 } },
    Modal: {
      defaultProps: {
        radius: 'lg',
        padding: 'lg',
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
      },
      styles: {
        title: { font: '600 var(--t-20)/1.3 var(--font-law)' },
        content: { background: 'var(--raised)' },
        header: { background: 'var(--raised)' },
      },
    },
    Menu: { defaultProps: { shadow: 'md', radius: 'sm' }, styles: { dropdown: floating } },
    Popover: { defaultProps: { shadow: 'md' }, styles: { dropdown: floating } },
    Combobox: { styles: { dropdown: floating } },
    Checkbox: { classNames: { input: choice.input! } },
    Radio: { classNames: { radio: choice.input! } },
    RadioIndicator: { classNames: { indicator: choice.input! } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md', autosize: true } },
    Select: { defaultProps: { size: 'md' } },
    Input: { styles: { input: { borderColor: 'var(--control)', background: 'var(--raised)' } } },
    InputWrapper: {
      styles: { label: { fontSize: 'var(--t-13)', marginBottom: 4 }, description: { color: 'var(--ink-3)' } },
    },
  },
})

const variables = {
  '--mantine-color-body': 'var(--canvas)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-border': 'var(--control)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--rule-2)',
}

/** Named for each theme: Mantine's own values are, and they win over those that hold in both. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variables,
  dark: variables,
})
