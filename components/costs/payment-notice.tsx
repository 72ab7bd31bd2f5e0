'use client'
import { Alert, Anchor, List, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { plainNumber } from '#components/ui/record-values.ts'
import { api, type client } from '#lib/api.ts'
import { Decimal, groupedYuan } from '#lib/money.ts'

type Check = Awaited<ReturnType<typeof client.payments.check>>
type Values = Record<string, string | boolean>

const dayIn = (value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null)
const amountIn = (value: string) => (/^-?\d{1,12}(\.\d{1,2})?$/.test(value) ? value : null)
/** What a form holds, as far as it can be checked already; `fixed` is what it does not show. */
function askOf(values: Values, fixed: Record<string, unknown>, id: string) {
  const text = (name: string) => String(fixed[name] ?? values[name] ?? '').trim()
  return {
    id,
    subProject: text('subProject').slice(0, 200),
    amountYuan: amountIn(plainNumber(text('amountYuan'))),
    paidOn: dayIn(text('paidOn')),
    accrualMonth: dayIn(text('accrualMonth')),
    contractId: text('contractId') || null,
    invoiceNo: text('invoiceNo').slice(0, 200) || null,
    refundOfId: text('refundOfId') || null,
  }
}

type Props = { values: Values; fixed?: Record<string, unknown> | undefined; id: string }

/** Says while a payment is typed what is left of its budget, and what does not fit its contract, its invoice or the payment that it gives back. */
export function PaymentNotice({ values, fixed = {}, id }: Props) {
  const [asked] = useDebouncedValue(JSON.stringify(askOf(values, fixed, id)), 300)
  const input = JSON.parse(asked) as ReturnType<typeof askOf>
  const { data } = useQuery({
    ...api.payments.check.queryOptions({ input }),
    enabled: input.subProject !== '' || input.contractId !== null || input.invoiceNo !== null,
    placeholderData: keepPreviousData,
  })
  return data ? <Said check={data} isMore={input.amountYuan !== null && !input.amountYuan.startsWith('-')} /> : null
}

function Said({ check: { budget, warnings }, isMore }: { check: Check; isMore: boolean }) {
  const t = useTranslations('costs.payment.check')
  const isOver = budget?.state === 'over' && isMore
  const isNear = budget?.state === 'near' || (budget?.state === 'over' && !isMore)
  if (!isOver && !isNear && warnings.length === 0)
    return budget ? (
      <Alert color="gray" variant="light" icon={<IconInfoCircle aria-hidden />} role="status" py="xs">
        <BudgetText budget={budget} text="left" />
      </Alert>
    ) : null
  return (
    <Alert
      color={isOver && budget.control === 'stop' ? 'red' : 'yellow'}
      icon={<IconAlertTriangle aria-hidden />}
      title={t('title')}
      role="status"
    >
      {budget && (isOver || isNear) && (
        <BudgetText budget={budget} text={isOver ? (budget.control === 'stop' ? 'overStop' : 'overWarn') : 'near'} />
      )}
      {budget && !isOver && !isNear && <BudgetText budget={budget} text="left" />}
      {warnings.length > 0 && (
        <List fz="sm" mt={budget ? 6 : 0}>
          {warnings.map(({ code, params, payments }) => (
            <List.Item key={code}>
              {t(code, written(params))}{' '}
              {payments.map(({ id, summary }) => (
                <Anchor key={id} component={Link} href={`/costs/payments/${id}`} target="_blank" fz="sm" mr={8}>
                  {summary}
                </Anchor>
              ))}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  )
}

type Budget = NonNullable<Check['budget']>
function BudgetText({ budget, text }: { budget: Budget; text: 'left' | 'near' | 'overStop' | 'overWarn' }) {
  const t = useTranslations('costs.payment.check')
  const { subProject, year, adjustedYuan, leftYuan, usedPercent } = budget
  const [adjusted, left, over] = [adjustedYuan, leftYuan, new Decimal(leftYuan).abs().toFixed(2)].map(groupedYuan)
  return (
    <Text fz="sm">
      {t(text, {
        subProject,
        year: String(year),
        adjusted: adjusted ?? '',
        left: left ?? '',
        over: over ?? '',
        percent: usedPercent ?? '–',
      })}
    </Text>
  )
}

const yuanNames = new Set(['total', 'paid', 'over'])
const written = (params: Record<string, string>) =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, yuanNames.has(name) ? groupedYuan(value) : value]))
