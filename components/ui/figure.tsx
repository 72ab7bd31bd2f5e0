'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { grouped } from '#lib/money.ts'
import classes from './figure.module.css'

type Props = {
  /** A decimal as text; null is 未填报. */
  value: string | null
  unit?: string
  /** The address of the trace, inside the app; without it the figure is only text. */
  trace?: string | undefined
  /** Whether it stands as documents print it, without separators. */
  isPrinted?: boolean
  /** What the figure is called, for those who do not see where it stands. */
  label?: string
}

/** A number on screen that opens the records it was counted from. */
export function Figure({ value, unit, trace, isPrinted, label }: Props) {
  const t = useTranslations('common')
  const text = (
    <>
      {value === null ? t('none') : isPrinted ? value : grouped(value)}
      {unit && value !== null && <span className={classes.unit}>{unit}</span>}
    </>
  )
  if (!trace) return <span style={{ fontVariantNumeric: 'tabular-nums' }}>{text}</span>
  return (
    <Link className={classes.figure} href={trace} scroll={false} prefetch={false} title={label && t('trace', { label })}>
      {text}
    </Link>
  )
}
