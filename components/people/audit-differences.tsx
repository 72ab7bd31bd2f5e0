'use client'
import { Table } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { Change } from '#lib/audit/rules.ts'
import classes from './audit-differences.module.css'
import { useAuditTexts } from './audit-texts.ts'

type Props = { source: string; kind: 'new' | 'gone' | 'changed'; changes: Change[] }

/** Changed fields: name, before, after. A new or deleted row has only one side. */
export function AuditDifferences({ source, kind, changes }: Props) {
  const t = useTranslations('audit')
  const texts = useAuditTexts()
  const shown = (field: string, held: unknown) => texts.value(source, field, held)
  return (
    <Table className={classes.table} fz="sm" mt={4} verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('field')}</Table.Th>
          {kind !== 'new' && <Table.Th>{t('before')}</Table.Th>}
          {kind !== 'gone' && <Table.Th>{t('after')}</Table.Th>}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changes.map(({ field, before, after }) => (
          <Table.Tr key={field}>
            <Table.Th scope="row" fw={400}>
              {texts.field(source, field)}
            </Table.Th>
            {kind !== 'new' && (
              <Table.Td>
                {kind === 'changed' && before !== null ? (
                  <del className={classes.before}>{shown(field, before)}</del>
                ) : (
                  shown(field, before)
                )}
              </Table.Td>
            )}
            {kind !== 'gone' && (
              <Table.Td>{kind === 'changed' ? <ins className={classes.after}>{shown(field, after)}</ins> : shown(field, after)}</Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
