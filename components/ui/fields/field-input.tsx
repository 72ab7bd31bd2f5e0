'use client'
import { Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core'
import { MonthPickerInput, TimeInput } from '@mantine/dates'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslations } from 'next-intl'
import type { Values } from '../record-values.ts'
import { plainNumber } from '../record-values.ts'
import { codesOf, type Field, inputOf, isOptional, type RecordRow, type Records } from '../records.ts'
import { DayField } from './day-field.tsx'
import { InstantField } from './instant-field.tsx'
import { PickField } from './pick-field.tsx'
import { ReferenceField } from './reference-field.tsx'
import { SuggestField } from './suggest-field.tsx'

type Props = {
  records: Records<RecordRow>
  field: Field
  form: UseFormReturnType<Values>
  row: RecordRow | null
  disabled: boolean
}
/** More than this in one field was pasted by mistake: a form that holds megabytes stops answering the keys. */
const mostCharacters = 20_000
/** How many characters the schema allows. */
function mostOf(records: Records<RecordRow>, field: Field): number {
  const shape = inputOf(records.input, field.name) as
    | { maxLength?: number | null; unwrap?: () => { maxLength?: number | null } }
    | undefined
  return shape?.maxLength ?? shape?.unwrap?.().maxLength ?? mostCharacters
}

/** What every input of a form takes; `onChange` gives the text itself. */
export type InputProps = {
  label: string
  description: string | undefined
  required: boolean
  disabled: boolean
  error: React.ReactNode
  value: string
  onChange: (value: string) => void
  onBlur: () => void
  'data-field': string
}

/** One field of a record, by its kind. */
export function FieldInput({ records, field, form, row, disabled }: Props) {
  const t = useTranslations()
  const texts = useTranslations(records.texts)
  const own = form.getInputProps(field.name)
  const optional = isOptional(records.input, field.name)
  const props: InputProps = {
    label: texts(`fields.${field.name}`),
    description: texts.has(`hints.${field.name}`) ? texts(`hints.${field.name}`) : undefined,
    required: !optional,
    disabled,
    error: own.error,
    value: String(own.value ?? ''),
    onChange: (value) => {
      if (value.length <= mostCharacters) return form.setFieldValue(field.name, value)
      form.setFieldError(field.name, t('records.refused.flood', { count: value.length, maximum: mostOf(records, field) }))
    },
    onBlur: () => own.onBlur?.(),
    'data-field': field.name,
    // a new record starts with its first field under the cursor (a day would open its calendar over the others)
    ...(row === null && field === records.fields[0] && field.kind !== 'day' ? { 'data-autofocus': true } : {}),
  }
  const typed = {
    ...props,
    onChange: (typing: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => props.onChange(typing.currentTarget.value),
  }
  switch (field.kind) {
    case 'yesNo':
      return (
        <Switch
          mt={{ xs: 28 }}
          label={props.label}
          description={props.description}
          disabled={disabled}
          checked={own.value === true}
          onChange={(change) => form.setFieldValue(field.name, change.currentTarget.checked)}
        />
      )
    case 'parts':
      return (
        <field.Input
          label={props.label}
          parts={props.value === '' ? [] : JSON.parse(props.value)}
          onChange={(parts) => props.onChange(JSON.stringify(parts))}
          disabled={disabled}
          error={own.error}
        />
      )
    case 'object':
      return (
        <field.Input
          label={props.label}
          value={props.value === '' ? null : JSON.parse(props.value)}
          onChange={(value) => props.onChange(value === null ? '' : JSON.stringify(value))}
          disabled={disabled}
          error={own.error}
          field={field.name}
        />
      )
    case 'tags':
      return (
        <TagsInput
          {...props}
          required={false}
          value={props.value === '' ? [] : props.value.split('\n')}
          onChange={(words) => props.onChange(words.join('\n'))}
          splitChars={['、', '，', ',', ';', '；']}
          acceptValueOnBlur
        />
      )
    case 'long':
      return <Textarea {...typed} autosize minRows={2} maxRows={8} />
    case 'day':
      return <DayField {...props} clearable={optional} />
    case 'month':
      return (
        <MonthPickerInput
          {...props}
          value={props.value || null}
          onChange={(month) => props.onChange(month?.slice(0, 10) ?? '')}
          clearable={optional}
        />
      )
    case 'time':
      return <TimeInput {...typed} />
    case 'instant':
      return <InstantField {...props} />
    case 'money':
    case 'decimal':
    case 'whole':
      return (
        <TextInput
          {...typed}
          inputMode={field.kind === 'whole' ? 'numeric' : 'decimal'}
          autoComplete="off"
          rightSection={field.kind === 'money' ? t('records.yuan') : undefined}
          onBlur={() => {
            form.setFieldValue(field.name, plainNumber(props.value))
            props.onBlur()
          }}
        />
      )
    case 'choice':
      return (
        <Select
          {...props}
          data={codesOf(records.input, field.name).map((code) => ({ value: code, label: t(`enums.${field.words}.${code}`) }))}
          value={props.value || null}
          onChange={(code) => props.onChange(code ?? '')}
          allowDeselect={optional}
          clearable={optional}
        />
      )
    case 'reference':
      return (
        <ReferenceField
          {...props}
          to={field.to}
          {...(field.given && { given: givenBy(field.given, form.getValues(), row?.id ?? '') })}
          clearable={optional}
          onName={(name) => field.fills && form.setFieldValue(field.fills, name)}
          onPick={(id) => void bring(field.brings?.(id), form)}
        />
      )
    case 'pick':
      return <PickField {...props} from={field.from} clearable={optional} />
    case 'suggest':
      return <SuggestField {...props} from={field.from} />
    case 'phone':
      return <TextInput {...typed} type="tel" inputMode="tel" autoComplete="off" />
    default:
      return <TextInput {...typed} inputMode={field.name === 'url' ? 'url' : undefined} autoComplete="off" />
  }
}

/** Fills what is empty; a chosen record that cannot be read brings nothing. */
async function bring(brought: Promise<Record<string, string>> | undefined, form: UseFormReturnType<Values>): Promise<void> {
  const values: Record<string, string> = (await brought?.catch(() => ({}))) ?? {}
  for (const [name, value] of Object.entries(values)) if (form.getValues()[name] === '') form.setFieldValue(name, value)
}

const givenBy = (names: readonly string[], values: Values, id: string): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, name === 'id' ? id : String(values[name] ?? '')]))
