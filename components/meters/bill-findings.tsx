'use client'
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { api, client } from '#lib/api.ts'
import type { BillDifference } from '#lib/meters/schema.ts'
import { groupedYuan } from '#lib/money.ts'
import type { Bill } from './bill-fields.tsx'
import { Saying } from './saying.tsx'

type Props = {
  bill: Bill
  /** 2 on a page, 3 below a form. */
  level?: 2 | 3
}

/** What does not agree about a bill, each with both figures; a person can take it as it is, and says why. */
export function BillFindings({ bill, level = 3 }: Props) {
  const t = useTranslations('meters.findings')
  const query = useQuery(api.bills.differences.queryOptions({ input: { id: bill.id } }))
  const isAccepted = bill.acceptedNote !== null
  return (
    <section aria-label={t('title')}>
      <Title order={level} size="h5" mb="xs">
        {t('title')}
      </Title>
      <Panel query={query}>
        {(differences) => (
          <Stack gap="xs">
            {differences.length === 0 && <Saying tone="teal" text={t('none')} />}
            {differences.map((difference) => (
              <Finding key={JSON.stringify(difference)} difference={difference} isAccepted={isAccepted} />
            ))}
            {differences.length > 0 && <Acceptance key={bill.version} bill={bill} />}
            <Text fz="xs" c="dimmed">
              {t('rule')}
            </Text>
          </Stack>
        )}
      </Panel>
    </section>
  )
}

function Finding({ difference, isAccepted }: { difference: BillDifference; isAccepted: boolean }) {
  const t = useTranslations('meters.findings')
  const parts = useTranslations('enums.pricePart')
  const { kind, part, given, expected } = difference
  const isMoney = kind === 'amount_differs' || kind === 'paid_differs'
  const figures = { given: isMoney ? groupedYuan(given) : given, expected: isMoney ? groupedYuan(expected) : expected }
  return <Saying tone={isAccepted ? 'teal' : 'orange'} text={t(kind, { ...figures, part: part ? parts(part) : '' })} />
}

function Acceptance({ bill }: { bill: Bill }) {
  const t = useTranslations('meters.findings')
  const mayWrite = useAllowed('costs.write')
  const [note, setNote] = useState('')
  const accept = useMutation({
    meta: { quiet: true },
    mutationFn: (acceptedNote: string | null) => client.bills.reviseMany({ rows: [{ id: bill.id, version: bill.version, acceptedNote }] }),
  })
  return (
    <Stack gap="xs">
      <ProblemNotice error={accept.error} />
      {bill.acceptedNote !== null && (
        <Group justify="space-between" wrap="nowrap">
          <Text fz="sm">{t('accepted', { note: bill.acceptedNote })}</Text>
          {mayWrite && (
            <Button variant="subtle" size="compact-md" loading={accept.isPending} onClick={() => accept.mutate(null)}>
              {t('reopen')}
            </Button>
          )}
        </Group>
      )}
      {bill.acceptedNote === null && mayWrite && (
        <Group gap="xs" align="flex-end">
          <TextInput
            flex={1}
            miw={180}
            label={t('note')}
            value={note}
            maxLength={500}
            onChange={(typing) => setNote(typing.currentTarget.value)}
            // Enter says yes here; it does not save the form around it
            onKeyDown={(press) => press.key === 'Enter' && press.preventDefault()}
          />
          <Button variant="default" loading={accept.isPending} disabled={note.trim() === ''} onClick={() => accept.mutate(note.trim())}>
            {t('accept')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
