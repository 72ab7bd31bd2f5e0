import { VisuallyHidden } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { BoardChange } from '#lib/evaluations/schema.ts'
import { grouped, plain } from '#lib/money.ts'
import classes from './tile.module.css'

type Props = { name: string; change: BoardChange; span: { from: string; to: string } }

/** 同比 or 环比: an arrow, a sign and a word, never a colour, for what rises is not always good. It opens what it is compared with; “—” says why. */
export function Change({ name, change, span }: Props) {
  const t = useTranslations('board')
  const sign = Math.sign(Number(change.change ?? 0))
  const direction = t(sign > 0 ? 'up' : sign < 0 ? 'down' : 'same')
  const amount =
    change.change === null ? '—' : `${sign > 0 ? '+' : ''}${plain(change.change)}${change.in === 'points' ? ` ${t('points')}` : '%'}`
  const difference = change.change === null && change.difference !== null ? t('difference', { difference: signed(change.difference) }) : ''
  const words = change.reason
    ? `${name}：${t(`noChange.${change.reason}`)}`
    : t('changeOf', { name, direction, change: amount, base: grouped(change.base ?? ''), ...span })
  return (
    <div className={classes.pair}>
      <dt>{name}</dt>
      <dd>
        <Link href={change.trace} prefetch={false} scroll={false} title={words} className={classes.quiet}>
          <span aria-hidden>{sign > 0 ? '↑ ' : sign < 0 ? '↓ ' : ''}</span>
          {amount}
          {difference && <span className={classes.aside}>（{difference}）</span>}
          <VisuallyHidden>{words}</VisuallyHidden>
        </Link>
      </dd>
    </div>
  )
}

const signed = (difference: string) => (difference.startsWith('-') ? difference : `+${difference}`)
