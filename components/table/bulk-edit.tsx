'use client'
import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DatesFrame } from '../ui/dates-frame.tsx'
import { useFieldText } from '../ui/field-text.ts'
import { FieldInput } from '../ui/fields/field-input.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { blankValues, inputOfValues, type Values } from '../ui/record-values.ts'
import { type Field, inputOf, type RecordRow, type Records } from '../ui/records.ts'
import type { Bulk } from './use-bulk.tsx'

type Props = { records: Records<RecordRow>; rows: readonly RecordRow[]; bulk: Bulk; onClose: () => void }

/** Whether a field can have one value for many: no number of its own, no time that hangs on another field, no name that goes with a reference. */
const suits = (records: Records<RecordRow>, field: Field): boolean =>
  field.name !== records.numbered && field.kind !== 'time' && !(field.kind === 'reference' && field.fills)

/** One field of all chosen records gets one value. */
export function BulkEdit({ records, rows, bulk, onClose }: Props) {
  const t = useTranslations()
  const texts = useTranslations(records.texts)
  const textOf = useFieldText()
  const fields = records.fields.filter((field) => suits(records, field))
  const [name, setName] = useState<string | null>(null)
  const field = fields.find((one) => one.name === name)
  const form = useForm<Values>({ initialValues: blankValues(records.fields) })
  const submit = () => {
    if (!field) return
    const value = inputOfValues(form.getValues(), [field], records.input)[field.name]
    const checked = (inputOf(records.input, field.name) as { safeParse?: Check } | undefined)?.safeParse?.(value)
    const [issue] = checked?.error?.issues ?? []
    if (issue) return form.setFieldError(field.name, textOf(issue, field, form.getValues()[field.name]))
    bulk.revise(rows, field.name, value, onClose)
  }
  return (
    <Modal opened onClose={onClose} title={t('table.bulk.editTitle', { count: rows.length })} transitionProps={{ duration: 120 }}>
      <DatesFrame>
        <Stack gap="md">
          <ProblemNotice error={bulk.error} />
          <Select
            label={t('table.bulk.field')}
            data-autofocus
            data={fields.map((one) => ({ value: one.name, label: texts(`fields.${one.name}`) }))}
            value={name}
            onChange={setName}
            allowDeselect={false}
          />
          {field && <FieldInput records={records} field={field} form={form} row={null} disabled={false} />}
          <Text fz="sm" c="dimmed">
            {t('table.bulk.editHint')}
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button disabled={!field} loading={bulk.isPending} onClick={submit}>
              {t('table.bulk.apply', { count: rows.length })}
            </Button>
          </Group>
        </Stack>
      </DatesFrame>
    </Modal>
  )
}
type Check = (value: unknown) => { error?: { issues: { code?: string; path?: PropertyKey[] }[] } }
