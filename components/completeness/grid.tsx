'use client'
import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useFormatter, useTranslations } from 'next-intl'
import type { Cell, CompletenessYear, ItemShown } from '#lib/completeness/schema.ts'
import type { Place } from './completeness-address.ts'
import classes from './grid.module.css'
import { MonthOwner } from './month-owner.tsx'
import { StateSign, useCellWord } from './state-mark.tsx'

type Props = { year: CompletenessYear; onOpen: (place: Place) => void }

/** Twelve months beside each other, one row an item; each cell opens what exactly is missing. */
export function Grid({ year, onOpen }: Props) {
  const t = useTranslations('completeness')
  const monthWord = useMonthWord()
  return (
    // scrolled sideways on narrow screens, by keys too
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached
    <section className={classes.frame} aria-label={t('title')} tabIndex={0}>
      <table className={classes.grid}>
        <thead>
          <tr>
            <th scope="col" className={classes.item}>
              {t('item')}
            </th>
            {year.months.map(({ month, owner }) => (
              <th key={month} scope="col">
                <Text span fz="sm" fw={600} display="block">
                  {monthWord(month)}
                </Text>
                <MonthOwner month={month} owner={owner} />
              </th>
            ))}
            <th scope="col" className={classes.rate}>
              {t('rate')}
            </th>
          </tr>
        </thead>
        <tbody>
          {year.items.map((item) => (
            <tr key={item.id}>
              <th scope="row" className={classes.item}>
                <ItemName item={item} />
              </th>
              {item.cells.map((cell) => (
                <td key={cell.month} colSpan={item.cells.length === 1 ? 12 : 1}>
                  <CellButton item={item} cell={cell} onOpen={onOpen} />
                </td>
              ))}
              <td className={classes.rate}>
                <Text fz="sm">{item.rate.due > 0 ? `${item.rate.whole}/${item.rate.due}` : '—'}</Text>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={classes.item}>
              {t('monthRate')}
            </th>
            {year.months.map(({ month, rate }) => (
              <td key={month}>{rate.due > 0 ? `${rate.whole}/${rate.due}` : '—'}</td>
            ))}
            <td className={classes.rate}>
              <Text fz="sm" fw={600}>
                {year.rate.due > 0 ? `${year.rate.whole}/${year.rate.due}` : '—'}
              </Text>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

/** `5月` */
export function useMonthWord(): (month: string) => string {
  const format = useFormatter()
  return (month) => format.dateTime(new Date(`${month}T12:00:00+08:00`), { month: 'short' })
}

/** What an item looks for, by when, and who sees to it. */
export function ItemName({ item }: { item: ItemShown }) {
  const t = useTranslations('completeness')
  return (
    <>
      <Text span fz="sm" fw={500} display="block">
        {t(`kinds.${item.kind}`)}
      </Text>
      <Text span fz="xs" c="dimmed" display="block">
        {[t('dueBy', { day: item.dueDay }), item.owner, item.isRequired ? null : t('informative')].filter(Boolean).join(' · ')}
      </Text>
    </>
  )
}

type CellProps = { item: ItemShown; cell: Cell; onOpen: (place: Place) => void }
function CellButton({ item, cell, onOpen }: CellProps) {
  const t = useTranslations('completeness')
  const wordOf = useCellWord()
  const monthWord = useMonthWord()
  const look = `${classes.cell} ${item.cells.length === 1 ? classes.yearly : ''}`
  const said = (
    <>
      <StateSign state={cell.state} />
      <span>{wordOf(cell)}</span>
    </>
  )
  if (cell.state === 'none')
    return (
      <div className={look} data-state="none">
        <StateSign state="none" />
        <VisuallyHidden>{wordOf(cell)}</VisuallyHidden>
      </div>
    )
  const label = t('cell', {
    kind: t(`kinds.${item.kind}`),
    month: item.cells.length === 1 ? t('wholeYear') : monthWord(cell.month),
    word: wordOf(cell),
    state: t(`states.${cell.state}`),
  })
  return (
    <UnstyledButton
      className={look}
      data-state={cell.state}
      aria-label={label}
      onClick={() => onOpen({ itemId: item.id, month: cell.month })}
    >
      {said}
    </UnstyledButton>
  )
}
