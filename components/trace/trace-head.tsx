'use client'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { usePathname, useSearchParams } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { usePrinting } from '#components/table/use-printing.ts'
import { Meaning } from '#components/ui/meaning.tsx'
import { clockOf } from '#components/ui/record-values.ts'
import { useVisitor } from '../shell/actor.tsx'
import classes from './trace.module.css'
import { traceLook } from './trace-address.ts'
import { usePrintWhenWhole } from './use-print-when-whole.ts'

type Props = { title: string; period: { from: string; to: string }; measures?: readonly string[] }

/** What a figure is called, what that means, and its period; the way to paper, whole lists and all; and on paper who took it and when. */
export function TraceHead({ title, period: { from, to }, measures }: Props) {
  const t = useTranslations('facts.trace')
  const visitor = useVisitor()
  const [{ print }] = useQueryStates(traceLook)
  const words = new URLSearchParams(useSearchParams())
  words.set('print', 'true')
  const path = usePathname()
  // drawn anew for the paper: the minute of printing, not that of opening the page
  usePrinting()
  usePrintWhenWhole(print)
  return (
    <Stack gap={4}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <Group gap={4} wrap="nowrap" align="flex-start">
          <Title order={2} fz="h3">
            {title}
          </Title>
          {measures && <Meaning name={title} measures={measures} />}
        </Group>
        <Button
          component="a"
          href={`${path}?${words}`}
          target="_blank"
          variant="default"
          size="compact-md"
          leftSection={<IconPrinter size={16} aria-hidden />}
          data-controls
        >
          {t('print')}
        </Button>
      </Group>
      <Text c="dimmed" fz="sm">
        {t('period', { from, to })}
      </Text>
      <Text className={classes.paper} fz="xs" suppressHydrationWarning>
        {t('takenBy', { name: visitor?.name ?? '', at: clockOf(new Date().toISOString()) })}
      </Text>
    </Stack>
  )
}
