'use client'
import { Anchor, Button, Group, Table, Text, Title } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { api } from '#lib/api.ts'
import { gradeOf } from '#lib/scorecards/rules.ts'
import type { Assessment } from '#lib/scorecards/schema.ts'
import { assessmentsOf } from './assessment-records.ts'
import classes from './assessment-sheet.module.css'

/** One assessment as it is printed and signed. */
export function AssessmentSheet({ id }: { id: string }) {
  const query = useQuery(api.assessments.get.queryOptions({ input: { id } }))
  return (
    <Panel query={query}>
      {(row) =>
        row.removedAt ? (
          <RemovedNotice records={assessmentsOf(row.organisationId, null, row.year) as unknown as Records<RecordRow>} row={row} />
        ) : (
          <Sheet row={row} />
        )
      }
    </Panel>
  )
}

function Sheet({ row }: { row: Assessment }) {
  const t = useTranslations('organisations.assessment.sheet')
  const grades = useTranslations('enums.grade')
  const grade = gradeOf(row.total, row.maximum)
  return (
    <article>
      <Group justify="space-between" className={classes.controls} mb="md">
        <Anchor component={Link} href={`/organisations/${row.organisationId}#assessments`} fz="sm">
          {row.organisation.name}
        </Anchor>
        <Button leftSection={<IconPrinter size={16} aria-hidden />} variant="default" onClick={() => window.print()}>
          {t('print')}
        </Button>
      </Group>
      <Title order={1} size="h3" ta="center">
        {t('title', { year: String(row.year) })}
      </Title>
      <Group justify="space-between" my="sm">
        <Text>{t('organisation', { name: row.organisation.name })}</Text>
        <Text>{t('day', { day: row.assessedOn })}</Text>
      </Group>
      <Table withTableBorder withColumnBorders className={classes.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('item')}</Table.Th>
            <Table.Th ta="right">{t('maximum')}</Table.Th>
            <Table.Th ta="right">{t('score')}</Table.Th>
            <Table.Th>{t('note')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {row.scores.map((one, at) => (
            <Table.Tr key={one.item}>
              <Table.Th scope="row" fw={400}>
                {at + 1}. {one.name}
              </Table.Th>
              <Table.Td ta="right">{one.maximum}</Table.Td>
              <Table.Td ta="right">{one.score}</Table.Td>
              <Table.Td>{one.note}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('total')}</Table.Th>
            <Table.Th ta="right">{row.maximum}</Table.Th>
            <Table.Th ta="right">{row.total}</Table.Th>
            <Table.Th>{grade && t('grade', { grade: grades(grade) })}</Table.Th>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
      {row.note && <Text mt="sm">{t('remark', { note: row.note })}</Text>}
      <Text fz="sm" c="dimmed" mt="sm">
        {t('scorecard', { name: row.scorecard.name })}
      </Text>
      <Group justify="space-between" mt="xl" className={classes.signatures}>
        <Text>{t('assessor')}</Text>
        <Text>{t('reviewer')}</Text>
        <Text>{t('seal')}</Text>
      </Group>
    </article>
  )
}
