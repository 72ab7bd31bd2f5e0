'use client'
import { Button, Collapse, SimpleGrid } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FieldInput } from './fields/field-input.tsx'
import classes from './record-form.module.css'
import type { Values } from './record-values.ts'
import type { Field, RecordRow, Records } from './records.ts'

type Props = { records: Records<RecordRow>; form: UseFormReturnType<Values>; row: RecordRow | null; disabled: boolean }

/** The fields of one record: what it needs first, the rest below one more click. */
export function RecordFields({ records, form, row, disabled }: Props) {
  const t = useTranslations('records')
  const asked = records.fields.filter((field) => field.when?.(form.getValues()) ?? true)
  const rare = asked.filter((field) => field.rare)
  // what is filled in or refused is never hidden
  const isFilled = rare.some((field) => !field.isGiven && form.getValues()[field.name])
  const [isUnfolded, setUnfolded] = useState(isFilled)
  const shown = isUnfolded || isFilled || rare.some((field) => form.errors[field.name])
  const draw = (field: Field) => (
    <div key={field.name} className={field.wide || field.kind === 'long' ? classes.wide : undefined}>
      <FieldInput records={records} field={field} form={form} row={row} disabled={disabled} />
    </div>
  )
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="sm">
        {asked.filter((field) => !field.rare).map(draw)}
      </SimpleGrid>
      {rare.length > 0 && !shown && (
        <Button
          variant="subtle"
          size="compact-md"
          style={{ alignSelf: 'flex-start' }}
          rightSection={<IconChevronDown size={16} aria-hidden />}
          onClick={() => setUnfolded(true)}
        >
          {t('more')}
        </Button>
      )}
      {rare.length > 0 && (
        <Collapse expanded={shown}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md" verticalSpacing="sm">
            {shown && rare.map(draw)}
          </SimpleGrid>
        </Collapse>
      )}
    </>
  )
}
