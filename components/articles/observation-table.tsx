'use client'
import { Badge, Table, Text } from '@mantine/core'
import { useFormatter, useTranslations } from 'next-intl'
import { figureNames } from '#lib/articles/rules.ts'
import type { ArticleObservation } from '#lib/articles/schema.ts'
import { grouped } from '#lib/money.ts'

/** What was seen when and by whom, newest first. A figure that was not told is a dash. */
export function ObservationTable({ observations }: { observations: readonly ArticleObservation[] }) {
  const t = useTranslations('articles.page')
  const texts = useTranslations('articles.article.fields')
  const format = useFormatter()
  const shown = figureNames.filter((name) => observations.some((one) => one[name] !== null))
  return (
    <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0, 'aria-label': t('seen') } }}>
      <Table aria-label={t('seen')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{texts('asOfOn')}</Table.Th>
            {shown.map((name) => (
              <Table.Th key={name} ta="right">
                {texts(name)}
              </Table.Th>
            ))}
            <Table.Th>{t('source')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...observations].reverse().map((one) => (
            <Table.Tr key={one.id} td={one.withdrawnAt ? 'line-through' : undefined}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{one.day}</Table.Td>
              {shown.map((name) => (
                <Table.Td key={name} ta="right" className="figures">
                  {one[name] === null ? '—' : grouped(String(one[name]))}
                </Table.Td>
              ))}
              <Table.Td>
                <Text span fz="sm">
                  {t(`sources.${one.source}`)} · {one.actorName ?? (one.actor === 'wechat' ? t('sources.api') : one.actor || '—')} ·{' '}
                  {format.dateTime(new Date(one.observedAt), { dateStyle: 'short', timeStyle: 'short' })}
                </Text>{' '}
                {one.withdrawnAt && (
                  <Badge variant="light" color="gray" tt="none" autoContrast>
                    {t('withdrawn')}
                  </Badge>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
