'use client'
import { Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent } from 'react'
import { plainNumber, type Values } from '#components/ui/record-values.ts'
import type { Give } from '#components/ui/records.ts'
import { api } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { amountOf, sumOfParts } from '#lib/meters/rules.ts'
import { Decimal, groupedYuan } from '#lib/money.ts'
import { Saying } from './saying.tsx'

type Props = { code: string; values: Values; id: string; give: Give }

/** Beside a bill that is being typed: whether it adds up. Asks for 尖峰平谷 where the meter has them. */
export function BillHelp({ code, values, id, give }: Props) {
  const t = useTranslations('meters.help')
  const [asked] = useDebouncedValue(code, 250)
  const { data: stand } = useQuery({
    ...api.meters.stand.queryOptions({ input: { code: asked, on: today(), except: id } }),
    enabled: asked.trim() !== '',
  })
  const tariff = stand?.meter?.tariff
  const fill = useEffectEvent((wanted: string) => values.tariff !== wanted && give({ tariff: wanted }))
  // what the register knows of the meter arrives when it arrives
  useEffect(() => {
    if (tariff) fill(tariff)
  }, [tariff])
  const figures = numbersOf(values)
  const sum = sumOfParts([figures.sharpUsage, figures.peakUsage, figures.flatUsage, figures.valleyUsage])
  const expected = amountOf(figures)
  return (
    <Stack gap={6}>
      {stand && !stand.meter && code === stand.code && <Saying tone="orange" text={t('unregistered', { code })} />}
      {sum !== null && figures.usage && !new Decimal(sum).eq(figures.usage) && (
        <Saying tone="red" text={t('partsDiffer', { sum, usage: figures.usage })} />
      )}
      {expected !== null && figures.amountYuan && <Amount expected={expected} amount={figures.amountYuan} />}
    </Stack>
  )
}

function Amount({ expected, amount }: { expected: string; amount: string }) {
  const t = useTranslations('meters.help')
  const isRight = new Decimal(expected).sub(amount).abs().lte(0.01)
  const words = { expected: groupedYuan(expected), amount: groupedYuan(amount) }
  return isRight ? <Saying tone="teal" text={t('amountFits', words)} /> : <Saying tone="orange" text={t('amountDiffers', words)} />
}

const isNumber = /^-?\d{1,12}(\.\d{1,6})?$/
/** What is typed, as far as it is a number. */
function numbersOf(values: Values): Record<string, string> {
  const typed = Object.entries(values).map(([name, value]) => [name, plainNumber(String(value ?? ''))] as const)
  return Object.fromEntries(typed.filter(([, text]) => isNumber.test(text)))
}
