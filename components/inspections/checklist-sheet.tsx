'use client'
import { Group, Table, Text, Title } from '@mantine/core'
import { useTranslations } from 'next-intl'
import type { RoundArea, RoundResult } from '#lib/inspections/schema.ts'
import classes from './sheet.module.css'

type Props = { area: RoundArea; month: string; isDone: boolean }
type Line = { id: string; name: string; guide: string | null; often: string; result: RoundResult | null }

/** The checklist of one area on a page of its own: to be filled in by hand, or with what was found. */
export function ChecklistSheet({ area, month, isDone }: Props) {
  const t = useTranslations('inspections.sheet')
  const words = useTranslations('enums.frequency')
  const lines: Line[] = area.items.map(({ id, name, guide, frequency, result }) => ({ id, name, guide, often: words(frequency), result }))
  const others: Line[] = area.others.map((result) => ({ id: result.id, name: result.item, guide: null, often: '', result }))
  const found = [...lines, ...others].flatMap(({ result }) => result ?? [])
  return (
    <article className={classes.sheet}>
      <Title order={1} size="h3" ta="center">
        {t('title', { area: area.name })}
      </Title>
      <Group justify="space-between" my="sm">
        <Text fz="sm">{t('month', { month: month.slice(0, 7) })}</Text>
        <Text fz="sm">
          {isDone ? t('summary', { done: found.length, passed: found.filter(({ passed }) => passed).length }) : t('dayBlank')}
        </Text>
      </Group>
      <Table.ScrollContainer minWidth={560} type="native" tabIndex={0} aria-label={t('title', { area: area.name })}>
        <Table withTableBorder withColumnBorders className={classes.table ?? ''} aria-label={t('title', { area: area.name })}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={44}>{t('no')}</Table.Th>
              <Table.Th>{t('item')}</Table.Th>
              <Table.Th w={64}>{t('often')}</Table.Th>
              <Table.Th w={isDone ? 96 : 130}>{t('result')}</Table.Th>
              {isDone && <Table.Th w={110}>{t('day')}</Table.Th>}
              <Table.Th w="34%">{t('remark')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(isDone ? [...lines, ...others] : lines).map((line, at) => (
              <Table.Tr key={line.id}>
                <Table.Td>{at + 1}</Table.Td>
                <Table.Td>
                  {line.name}
                  {line.guide && (
                    <Text fz="sm" c="dimmed" className={classes.guide}>
                      {line.guide}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>{line.often}</Table.Td>
                <Table.Td>{isDone ? line.result && t(line.result.passed ? 'pass' : 'fail') : t('boxes')}</Table.Td>
                {isDone && <Table.Td>{line.result?.inspectedOn}</Table.Td>}
                <Table.Td>{isDone && line.result && <Remark result={line.result} />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <div className={classes.signatures}>
        <Text>
          {t('inspector', { name: isDone ? [...new Set(found.flatMap(({ inspectedBy }) => inspectedBy ?? []))].join('、') || '　' : '　' })}
        </Text>
        <Text>{t('checker')}</Text>
      </div>
    </article>
  )
}

function Remark({ result }: { result: RoundResult }) {
  const t = useTranslations('inspections.rectification')
  const parts = [
    result.note,
    result.stage === 'open' && result.dueOn && t('due', { day: result.dueOn }),
    result.rectifiedOn && t('rectified', { day: result.rectifiedOn }),
    result.verifiedOn && t('verified', { day: result.verifiedOn }),
  ]
  return <>{parts.filter(Boolean).join('；')}</>
}
