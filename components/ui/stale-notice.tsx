'use client'
import { Alert, Button, Group, Table, Text } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { FieldValue } from './field-value.tsx'
import { inputOfValues, type Values, valuesOf } from './record-values.ts'
import type { RecordRow, Records } from './records.ts'

type Props = {
  records: Records<RecordRow>
  newest: RecordRow
  values: Values
  busy: boolean
  onKeepMine: () => void
  onTakeNewest: () => void
}

/** Somebody else saved first: both versions side by side where they differ, and the choice. */
export function StaleNotice({ records, newest, values, busy, onKeepMine, onTakeNewest }: Props) {
  const t = useTranslations()
  const texts = useTranslations(records.texts)
  const theirs = valuesOf(newest, records.fields)
  const mine = inputOfValues(values, records.fields, records.input)
  const different = records.fields.filter((field) => theirs[field.name] !== values[field.name])
  return (
    <Alert color="orange" variant="light" role="alert" icon={<IconArrowsDiff aria-hidden />} title={t('records.stale')}>
      <Text size="sm">{t('errors.STALE', { count: 1 })}</Text>
      <Table my="sm" fz="sm" layout="fixed" style={{ overflowWrap: 'anywhere' }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('records.field')}</Table.Th>
            <Table.Th>{t('records.theirs')}</Table.Th>
            <Table.Th>{t('records.mine')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {different.map((field) => (
            <Table.Tr key={field.name}>
              <Table.Th scope="row">{texts(`fields.${field.name}`)}</Table.Th>
              <Table.Td>
                <FieldValue field={field} row={newest} />
              </Table.Td>
              <Table.Td>
                <FieldValue field={field} row={mine} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group gap="xs">
        <Button size="sm" loading={busy} onClick={onKeepMine}>
          {t('records.keepMine')}
        </Button>
        <Button size="sm" variant="default" disabled={busy} onClick={onTakeNewest}>
          {t('records.takeTheirs')}
        </Button>
      </Group>
    </Alert>
  )
}
