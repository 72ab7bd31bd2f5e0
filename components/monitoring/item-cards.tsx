'use client'
import { Group, Paper, Stack } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { plain } from '#lib/money.ts'
import { Light } from '../board/light.tsx'
import { FrozenFigure } from './frozen-figure.tsx'
import classes from './item-cards.module.css'
import { Foreseen, ItemName, OutlookMark, Written } from './item-cells.tsx'
import type { Shown } from './items.tsx'

/** Indicators in cards, for a phone. */
export function ItemCards({ items }: { items: readonly Shown[] }) {
  const t = useTranslations('monitoring')
  return (
    <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {items.map(({ item, text, live, measures, isOpen, write }) => (
        <Paper key={item.code} component="li" withBorder p="sm">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <ItemName item={item} measures={measures} />
            </div>
            <Light light={item.light} />
          </Group>
          <dl className={classes.facts}>
            <div>
              <dt>{t('actual')}</dt>
              <dd>
                <FrozenFigure value={item.actual} live={live?.actual} unit={item.unit} trace={item.trace} label={item.name} />
              </dd>
            </div>
            <div>
              <dt>{t('target')}</dt>
              <dd>
                {item.operator} {plain(item.target)} {item.unit}
              </dd>
            </div>
            <div>
              <dt>{t('progress')}</dt>
              <dd>
                {item.progressPercent === null ? t('none') : `${item.progressPercent}%`}（
                {t(item.duePercent === '100' ? 'dueAlways' : 'dueIs', { percent: item.duePercent })}）
              </dd>
            </div>
            <div>
              <dt>{t('expected')}</dt>
              <dd>
                <Foreseen item={item} />
              </dd>
            </div>
            <div>
              <dt>{t('outlook')}</dt>
              <dd>
                <OutlookMark item={item} text={text} />
              </dd>
            </div>
          </dl>
          <Written text={text} isOpen={isOpen} />
          {write}
        </Paper>
      ))}
    </Stack>
  )
}
