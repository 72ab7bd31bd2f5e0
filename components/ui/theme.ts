import { type CSSVariablesResolver, createTheme, type MantineThemeOverride } from '@mantine/core'

/** The words that Mantine's own controls need, in the reader's language: `common` of the message catalogues. */
type Words = (key: string, values?: Record<string, string | number>) => string

const fonts = {
  'zh-Hans': '"PingFang SC","Microsoft YaHei","HarmonyOS Sans SC","Noto Sans CJK SC"',
  'zh-Hant-HK': '"PingFang HK","Microsoft JhengHei","HarmonyOS Sans TC","Noto Sans CJK HK"',
  en: '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC"',
} as const
const latin = '-apple-system,BlinkMacSystemFont,"Segoe UI",Roboto'

/** The look of the house. What differs from Mantine's defaults is there because axe measured it (contrast, names of buttons). */
export function houseTheme(locale: keyof typeof fonts, t: Words): MantineThemeOverride {
  const fontFamily = `${latin},${fonts[locale]},sans-serif`
  const closes = { closeButtonProps: { 'aria-label': t('close') } }
  // a dialog's header is not another banner of the page
  const dialog = { ...closes, attributes: { header: { role: 'presentation' } } }
  const clears = { clearButtonProps: { 'aria-label': t('clear') } }
  // the list itself scrolls: a scroll area around it would be one more stop that the keyboard cannot reach
  const list = {
    ...clears,
    openOnFocus: false,
    withScrollArea: false,
    styles: { options: { maxHeight: 240, overflowY: 'auto' } },
    // as wide as its input, it begins where that begins: centred before its width is known, it pushes a phone's page sideways
    comboboxProps: { position: 'bottom-start' as const },
  }
  const typed = { ...clears, ...dates(locale, t) }
  // the calendar has the focus while it is open, and gives it back
  const picked = { ...typed, popoverProps: { returnFocus: true } }
  return createTheme({
    primaryColor: 'teal',
    primaryShade: 9,
    autoContrast: true,
    defaultRadius: 'md',
    cursorType: 'pointer',
    respectReducedMotion: true,
    fontFamily,
    headings: { fontFamily, fontWeight: '600' },
    components: {
      InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
      // an empty element to focus inside a menu is no item of it
      Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
      Modal: { defaultProps: dialog },
      Drawer: { defaultProps: dialog },
      Notification: { defaultProps: closes },
      Alert: { defaultProps: { closeButtonLabel: t('close') } },
      Select: { defaultProps: list },
      Autocomplete: { defaultProps: list },
      Pagination: { defaultProps: pagination(t) },
      DateInput: { defaultProps: { ...typed, valueFormat: 'YYYY-MM-DD' } },
      DatePickerInput: { defaultProps: { ...picked, valueFormat: 'YYYY-MM-DD' } },
      MonthPickerInput: { defaultProps: { ...picked, valueFormat: 'YYYY-MM' } },
    },
  })
}

function pagination(t: Words) {
  const controls = { first: 'firstPage', last: 'lastPage', previous: 'previousPage', next: 'nextPage' } as const
  return {
    'aria-label': t('pages'),
    getItemProps: (page: number) => ({ 'aria-label': t('pageNumber', { page }) }),
    getControlProps: (control: keyof typeof controls) => ({ 'aria-label': t(controls[control]) }),
  }
}

function dates(locale: string, t: Words) {
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full' })
  const words = ['previousMonth', 'nextMonth', 'previousYear', 'nextYear', 'previousDecade', 'nextDecade'] as const
  const labels = Object.fromEntries(words.map((word) => [word, t(`calendar.${word}`)]))
  return {
    // the controls with the month and the year are named by what they show
    ariaLabels: labels,
    getDayAriaLabel: (day: string) => full.format(new Date(`${day.slice(0, 10)}T12:00:00`)),
    hideOutsideDates: true,
    ...(locale === 'en' ? {} : { monthLabelFormat: 'YYYY年M月', monthsListFormat: 'M月', yearLabelFormat: 'YYYY年' }),
  }
}

/** Dark enough to read on the pale ground of badges and of the page that is open (4.5:1). */
const onPale = {
  teal: '#055c41',
  green: '#1d5c2b',
  cyan: '#0a5363',
  blue: '#0b4a86',
  gray: '#343a40',
  orange: '#8a3000',
  red: '#9b1c1c',
  yellow: '#664600',
}

/** What is filled grows darker under the pointer: Mantine's lighter shade is too faint behind white words. */
const pressed = 'color-mix(in srgb, var(--mantine-color-teal-9) 85%, black)'

/** Colours that Mantine draws too faint for WCAG AA on white or on dark. */
export const houseColours: CSSVariablesResolver = () => ({
  variables: { '--mantine-primary-color-filled-hover': pressed },
  light: {
    '--mantine-color-teal-filled-hover': pressed,
    '--mantine-color-error': '#b91c1c',
    '--mantine-color-placeholder': '#6b7280',
    '--mantine-color-dimmed': '#5c636a',
    ...Object.fromEntries(Object.entries(onPale).map(([name, colour]) => [`--mantine-color-${name}-light-color`, colour])),
  },
  dark: {
    '--mantine-color-teal-filled-hover': pressed,
    '--mantine-color-error': '#ff8787',
    '--mantine-color-placeholder': '#a6a7ab',
    '--mantine-color-dimmed': '#a6a7ab',
  },
})
