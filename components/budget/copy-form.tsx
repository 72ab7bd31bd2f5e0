'use client'
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { copyAmounts } from '#lib/budget/schema.ts'

type Amounts = (typeof copyAmounts)[number]

/** Begins a year's budget with the lines of the one before. */
export function CopyForm({ from, to, onClose }: { from: number; to: number; onClose: () => void }) {
  const t = useTranslations('budget.copy')
  const [amounts, setAmounts] = useState<Amounts>('adjusted')
  const years = { from: String(from), to: String(to) }
  const copy = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.budgetLines.copyYear({ fromYear: from, toYear: to, amounts }),
    onSuccess: ({ copied }) => {
      notifications.show({ color: 'teal', message: t('done', { count: copied }) })
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t('title', years)} centered>
      <Stack>
        <ProblemNotice error={copy.error} />
        <Radio.Group label={t('amounts')} value={amounts} onChange={(value) => setAmounts(value as Amounts)}>
          <Stack gap="xs" mt="xs">
            {copyAmounts.map((code) => (
              <Radio key={code} value={code} label={t(code, years)} />
            ))}
          </Stack>
        </Radio.Group>
        <Text fz="sm" c="dimmed">
          {t('hint')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button loading={copy.isPending} onClick={() => copy.mutate()}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
