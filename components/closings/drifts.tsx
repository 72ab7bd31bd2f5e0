'use client'
import { Anchor, Badge, Group, Paper, Stack, Table, Text } from '@mantine/core'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { textOf } from '#lib/closings/rules.ts'
import type { ColumnDrift, FigureDrift, FileDrift, RecordDrift, RowDrift, SumDrift } from '#lib/closings/schema.ts'
import { firstOfYear, lastOfYear } from '#lib/day.ts'
import { termPath } from '#lib/facts/rules.ts'
import { useAuditTexts } from '../people/audit-texts.ts'

const plainList = { listStyle: 'none' } as const

/** Each drifting record with a way to it (its history stands there) and to the figures that it gives to. */
export function RecordDrifts({ drifts, year }: { drifts: readonly RecordDrift[]; year: number }) {
  const t = useTranslations('closings')
  const texts = useAuditTexts()
  return (
    <Stack component="ul" gap="xs" m={0} p={0} style={plainList}>
      {drifts.map(({ kind, source, id, title, path, columns, isOutside, before, after }) => (
        <Paper key={`${source} ${id}`} component="li" withBorder p="sm">
          <Group gap="xs" mb={columns.length > 0 ? 4 : 0}>
            <Badge color={kind === 'changed' ? 'yellow' : 'red'} variant="light" tt="none" autoContrast>
              {t(`recordKinds.${kind}`)}
            </Badge>
            {isOutside && (
              <Badge color="red" variant="outline" tt="none" title={t('outsideHint')}>
                {t('outside')}
              </Badge>
            )}
            <Text fz="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
              {texts.source(source)} · {title}
            </Text>
          </Group>
          <Columns table={source} columns={columns} />
          <Group gap="md" fz="sm">
            {path && (
              <Anchor component={Link} href={path} underline="always" inherit>
                {t('openRecord')}
              </Anchor>
            )}
            <Anchor component={Link} href={tracePath([...before, ...after][0], year)} underline="always" inherit>
              {t('trace')}
            </Anchor>
          </Group>
        </Paper>
      ))}
    </Stack>
  )
}

/** The trace of what a record's first fact gives to. */
const tracePath = (fact: RecordDrift['before'][number] | undefined, year: number): string =>
  termPath(
    { measure: fact?.[0] ?? '', reducer: 'sum', facets: fact?.[3] ? [fact[3]] : [] },
    { from: firstOfYear(year), to: lastOfYear(year) },
  )

/** What is other, and who made it so. */
function Columns({ table, columns }: { table: string; columns: readonly ColumnDrift[] }) {
  const t = useTranslations('closings')
  const texts = useAuditTexts()
  const format = useFormatter()
  return (
    <Stack component="ul" gap={2} m={0} p={0} mb={4} fz="sm" style={plainList}>
      {columns.map(({ column, before, after, by, at }) => (
        <Group key={`${column} ${at}`} component="li" gap={6} style={{ overflowWrap: 'anywhere' }}>
          <span>{texts.field(table, column)}</span>
          <del>{texts.value(table, column, before)}</del>
          <span aria-hidden>→</span>
          <ins style={{ textDecoration: 'none', fontWeight: 600 }}>{texts.value(table, column, after)}</ins>
          <Text component="span" inherit c="dimmed">
            {by === null
              ? t('outside')
              : t('by', { by: texts.actor(by), at: at ? format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' }) : '' })}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}

export function FileDrifts({ drifts }: { drifts: readonly FileDrift[] }) {
  const t = useTranslations('closings')
  const texts = useAuditTexts()
  return (
    <Stack component="ul" gap="xs" m={0} p={0} style={plainList}>
      {drifts.map(({ kind, id, fileName, source, title, path }) => (
        <Group key={`${id} ${kind}`} component="li" gap="xs" fz="sm">
          <Badge color={kind === 'new' ? 'yellow' : 'red'} variant="light" tt="none" autoContrast>
            {t(`fileKinds.${kind}`)}
          </Badge>
          <span>{fileName}</span>
          {path ? (
            <Anchor component={Link} href={path} underline="always" inherit>
              {texts.source(source)} · {title}
            </Anchor>
          ) : (
            <span>
              {texts.source(source)} · {title}
            </span>
          )}
        </Group>
      ))}
    </Stack>
  )
}

/** Definitions and texts that are other. */
export function RowDrifts({ drifts }: { drifts: readonly RowDrift[] }) {
  const t = useTranslations('closings')
  const texts = useAuditTexts()
  return (
    <Stack component="ul" gap="xs" m={0} p={0} style={plainList}>
      {drifts.map(({ kind, table, key, columns }) => (
        <Stack key={`${table} ${key}`} component="li" gap={2}>
          <Group gap="xs" fz="sm">
            <Badge color={kind === 'changed' ? 'yellow' : 'red'} variant="light" tt="none" autoContrast>
              {t(`rowKinds.${kind}`)}
            </Badge>
            <Text component="span" inherit fw={600}>
              {texts.source(table)} · {key}
            </Text>
          </Group>
          <Columns table={table} columns={columns} />
        </Stack>
      ))}
    </Stack>
  )
}

export function FigureDrifts({ drifts }: { drifts: readonly FigureDrift[] }) {
  const t = useTranslations('closings')
  /** `figures.salons.value` is called as its last part that has a name. */
  const nameOf = (field: string) => {
    const known = field.split('.').findLast((part) => t.has(`fields.${part}`))
    return known ? t(`fields.${known}`) : field
  }
  return (
    <Narrow
      heads={[t('figureOf'), t('before'), t('after')]}
      rows={drifts.map(({ of, field, before, after }) => [[of, nameOf(field)].filter(Boolean).join(' · '), before, after])}
    />
  )
}

export function SumDrifts({ drifts }: { drifts: readonly SumDrift[] }) {
  const t = useTranslations('closings')
  const facts = useTranslations('facts')
  return (
    <Narrow
      heads={[t('measure'), t('day'), t('facet'), t('kept'), t('expected')]}
      rows={drifts.map(({ measure, day, facet, kept, expected }) => [
        facts(`measures.${measure}`),
        day,
        textOf(facet),
        textOf(kept),
        textOf(expected),
      ])}
    />
  )
}

/** A table that scrolls by itself where the screen is narrow. */
function Narrow({ heads, rows }: { heads: string[]; rows: string[][] }) {
  return (
    <Table.ScrollContainer minWidth={360}>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.join(' ')}>
              {heads.map((head, at) => (
                <Table.Td key={head} miw={at === 0 ? 160 : undefined} style={{ overflowWrap: 'anywhere' }}>
                  {row[at]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
