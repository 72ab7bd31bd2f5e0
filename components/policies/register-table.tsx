'use client'
import { Anchor, Badge, Table, Text } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { today } from '#lib/day.ts'
import { toneOfDay } from '#lib/policies/rules.ts'
import type { RegisterLine } from '#lib/policies/schema.ts'
import { stateTones } from './policy-fields.tsx'
import classes from './register.module.css'

/** Every policy on that day: its state, the version that counted, and how long of that year there was none. On a phone each is a card. */
export function RegisterTable({ lines, year }: { lines: readonly RegisterLine[]; year: number }) {
  const t = useTranslations('policies.register')
  return (
    <Table className={classes.table} aria-label={t('table')} fz="sm" withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('name')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
          <Table.Th>{t('number')}</Table.Th>
          <Table.Th>{t('effective')}</Table.Th>
          <Table.Th>{t('file')}</Table.Th>
          <Table.Th>{t('gap', { year })}</Table.Th>
          <Table.Th>{t('review')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Line({ line }: { line: RegisterLine }) {
  const t = useTranslations('policies.register')
  const states = useTranslations('enums.policyState')
  const common = useTranslations('common')
  const { version, missingDays, missingMonths, reviewDueOn } = line
  const isLate = toneOfDay(reviewDueOn, today()) === 'late'
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Anchor component={Link} href={`/policies/${line.id}`} prefetch={false} fz="sm" py={4} display="inline-block">
          {line.name}
        </Anchor>
        <Text fz="xs" c="dimmed">
          {[line.category, line.responsible, !line.isRequired && t('notRequired')].filter(Boolean).join(' · ')}
        </Text>
      </Table.Th>
      <Table.Td data-label={t('state')}>
        <Badge
          variant="light"
          color={line.isRequired || line.state === 'in_force' ? stateTones[line.state] : 'gray'}
          tt="none"
          autoContrast
          miw="max-content"
        >
          {states(line.state)}
        </Badge>
      </Table.Td>
      <Table.Td data-label={t('number')}>{version?.documentNumber ?? common('none')}</Table.Td>
      <Table.Td data-label={t('effective')}>{version?.effectiveOn ?? common('none')}</Table.Td>
      <Table.Td data-label={t('file')}>
        {version === null ? (
          common('none')
        ) : version.hasFile ? (
          common('yes')
        ) : (
          <Text span fz="sm" c="var(--mantine-color-error)">
            {t('noFile')}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('gapShort')}>
        {missingDays === 0 ? common('none') : t('missing', { days: missingDays, months: missingMonths })}
      </Table.Td>
      <Table.Td data-label={t('review')} c={isLate ? 'var(--mantine-color-error)' : undefined}>
        {reviewDueOn ?? common('none')}
      </Table.Td>
    </Table.Tr>
  )
}
