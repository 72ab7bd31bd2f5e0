'use client'
import { Badge, Button, Checkbox, Fieldset, Group, Stack, TagsInput, TextInput } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { today } from '#lib/day.ts'
import type { ColumnFilter } from '#lib/shapes.ts'
import { DayField } from '../ui/fields/day-field.tsx'
import { usePicks } from '../ui/fields/picked.tsx'
import { plainNumber } from '../ui/record-values.ts'
import type { Picks } from '../ui/records.ts'
import type { TableColumn } from './columns.ts'
import { daySpans } from './day-spans.ts'
import classes from './filter.module.css'
import { ReferenceFilter } from './reference-filter.tsx'
import { useTyped } from './use-typed.ts'

type Props = { column: TableColumn; label: string; ask: ColumnFilter | undefined; onAsk: (ask: ColumnFilter | null) => void }

/** What may be asked of one column, by its kind. */
export function FilterControl({ column, label, ask = {}, onAsk }: Props) {
  const t = useTranslations('table.filter')
  const merge = (part: ColumnFilter) => {
    const next = Object.fromEntries(Object.entries({ ...ask, ...part }).filter(([, value]) => value !== undefined))
    onAsk(Object.keys(next).length > 0 ? next : null)
  }
  return (
    <Fieldset legend={label} variant="unstyled" className={classes.control}>
      <Stack gap={6}>
        <Asked column={column} label={label} ask={ask} merge={merge} />
        {column.isOptional && (
          <Group gap="md">
            {([true, false] as const).map((isEmpty) => (
              <Checkbox
                key={String(isEmpty)}
                size="xs"
                label={t(isEmpty ? 'empty' : 'filled')}
                checked={ask.isEmpty === isEmpty}
                onChange={(tick) => merge({ isEmpty: tick.currentTarget.checked ? isEmpty : undefined })}
              />
            ))}
          </Group>
        )}
      </Stack>
    </Fieldset>
  )
}

type Inside = { column: TableColumn; label: string; ask: ColumnFilter; merge: (part: ColumnFilter) => void }

function Asked({ column, label, ask, merge }: Inside) {
  const t = useTranslations()
  const { filter } = column
  switch (filter?.kind) {
    case 'choice':
      return (
        <Codes codes={filter.codes} textOf={(code) => t(`enums.${filter.words}.${code}`)} tones={filter.tones} ask={ask} merge={merge} />
      )
    case 'pick':
      return <PickCodes from={filter.from} ask={ask} merge={merge} />
    case 'yesNo':
      return <Codes codes={['true', 'false']} textOf={(code) => t(code === 'true' ? 'common.yes' : 'common.no')} ask={ask} merge={merge} />
    case 'days':
      return <Days label={label} ask={ask} merge={merge} />
    case 'numbers':
      return (
        <Group gap={6} wrap="nowrap">
          <NumberBox label={t('table.filter.least', { label })} value={ask.from} onValue={(from) => merge({ from })} />
          <NumberBox label={t('table.filter.most', { label })} value={ask.to} onValue={(to) => merge({ to })} />
        </Group>
      )
    case 'tags':
      return (
        <TagsInput
          aria-label={t('table.filter.oneOf', { label })}
          placeholder={ask.is ? undefined : t('table.filter.oneOf', { label })}
          value={ask.is ?? []}
          onChange={(words) => merge({ is: words.length > 0 ? words : undefined })}
          splitChars={['、', '，', ',', ';', '；']}
          maxTags={50}
          acceptValueOnBlur
        />
      )
    case 'reference':
      return (
        <ReferenceFilter to={filter.to} label={label} ids={ask.is ?? []} onIds={(ids) => merge({ is: ids.length > 0 ? ids : undefined })} />
      )
    default:
      return <WordsBox label={t('table.filter.contains', { label })} value={ask.contains} onValue={(contains) => merge({ contains })} />
  }
}

type CodesProps = Omit<Inside, 'column' | 'label'> & {
  codes: readonly string[]
  textOf: (code: string) => string
  tones?: Record<string, string>
}
function Codes({ codes, textOf, tones = {}, ask, merge }: CodesProps) {
  const chosen = ask.is ?? []
  const toggle = (code: string, isOn: boolean) => {
    const next = isOn ? [...chosen, code] : chosen.filter((one) => one !== code)
    merge({ is: next.length > 0 ? next : undefined })
  }
  return (
    <Group gap="xs">
      {codes.map((code) => (
        <Checkbox
          key={code}
          size="sm"
          checked={chosen.includes(code)}
          onChange={(tick) => toggle(code, tick.currentTarget.checked)}
          label={
            tones[code] ? (
              <Badge variant="light" color={tones[code]} tt="none" autoContrast>
                {textOf(code)}
              </Badge>
            ) : (
              textOf(code)
            )
          }
        />
      ))}
    </Group>
  )
}

function PickCodes({ from, ask, merge }: Omit<Inside, 'column' | 'label'> & { from: Picks }) {
  const options = usePicks(from)
  return (
    <Codes
      codes={options.map(({ value }) => value)}
      textOf={(code) => options.find(({ value }) => value === code)?.label ?? code}
      ask={ask}
      merge={merge}
    />
  )
}

function Days({ label, ask, merge }: Omit<Inside, 'column'>) {
  const t = useTranslations('table.filter')
  const box = { label: '', description: undefined, required: false, disabled: false, error: undefined, onBlur: () => undefined }
  return (
    <>
      <Group gap={6} wrap="nowrap">
        {(['from', 'to'] as const).map((end) => (
          <DayField
            key={end}
            {...box}
            data-field={`${label}-${end}`}
            aria-label={t(end, { label })}
            clearable
            value={ask[end] ?? ''}
            onChange={(day) => merge({ [end]: day || undefined })}
          />
        ))}
      </Group>
      <Group gap={4}>
        {daySpans(today()).map(({ name, from, to }) => {
          const isOn = ask.from === from && ask.to === to
          return (
            <Button
              key={name}
              size="compact-xs"
              variant={isOn ? 'filled' : 'default'}
              aria-pressed={isOn}
              onClick={() => merge(isOn ? { from: undefined, to: undefined } : { from, to })}
            >
              {t(name)}
            </Button>
          )
        })}
      </Group>
    </>
  )
}

type BoxProps = { label: string; value: string | undefined; onValue: (value: string | undefined) => void }

function NumberBox({ label, value = '', onValue }: BoxProps) {
  const isNumber = (text: string) => /^-?\d{1,14}(\.\d{1,4})?$/.test(text)
  const box = useTyped(value, (text) => {
    const plain = plainNumber(text)
    if (plain === '' || isNumber(plain)) onValue(plain || undefined)
  })
  return <TextInput aria-label={label} placeholder={label} inputMode="decimal" autoComplete="off" {...box.props} />
}

function WordsBox({ label, value = '', onValue }: BoxProps) {
  const box = useTyped(value, (text) => onValue(text.trim() ? text : undefined))
  return <TextInput aria-label={label} placeholder={label} maxLength={100} autoComplete="off" {...box.props} />
}
