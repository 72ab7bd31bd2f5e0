'use client'
import { Alert } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { plainNumber } from '#components/ui/record-values.ts'
import { amountOf } from '#lib/contracts/rules.ts'
import { Decimal, groupedYuan } from '#lib/money.ts'

type Props = { quantity: string; unitPriceYuan: string; amountYuan: string }

/** Says while a settlement is typed that its amount is not quantity × price. */
export function SettlementNotice({ quantity, unitPriceYuan, amountYuan }: Props) {
  const t = useTranslations('contracts.settlement.notice')
  const expected = amountOf(plainNumber(quantity), plainNumber(unitPriceYuan))
  const amount = plainNumber(amountYuan)
  if (!expected || !/^-?\d+(\.\d+)?$/.test(amount) || new Decimal(amount).eq(expected)) return null
  return (
    <Alert color="orange" variant="light" role="status">
      {t('amount', { expected: groupedYuan(expected), amount: groupedYuan(amount) })}
    </Alert>
  )
}
