'use client'
import { Button, Radio, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { matchMoves } from '#lib/events/rules.ts'
import type { Match } from './match-fields.tsx'

/** Takes a match to its next stage: only those that it can reach from here are offered. */
export function AdvanceForm({ match }: { match: Match }) {
  const t = useTranslations('events.matchPage')
  const enums = useTranslations('enums.matchStage')
  const mayWrite = useAllowed('events.write')
  const moves: readonly Match['stage'][] = matchMoves[match.stage]
  const [stage, setStage] = useState<string>(moves[0] ?? '')
  const [reachedOn, setReachedOn] = useState(today())
  const [note, setNote] = useState('')
  const advance = useMutation({
    meta: { quiet: true },
    mutationFn: () =>
      client.matches.advance({
        id: match.id,
        version: match.version,
        stage: stage as Match['stage'],
        reachedOn,
        note: note.trim() || null,
      }),
    onSuccess: (after) => notifications.show({ color: 'teal', message: t('done', { stage: enums(after.stage) }) }),
  })
  if (!mayWrite) return null
  if (moves.length === 0)
    return (
      <Text fz="sm" c="dimmed" mt="md">
        {t('finished')}
      </Text>
    )
  return (
    <form
      onSubmit={(submit) => {
        submit.preventDefault()
        advance.mutate()
      }}
    >
      <Stack gap="sm" mt="md" maw={420}>
        <ProblemNotice error={advance.error} />
        <Radio.Group label={t('advance')} value={stage} onChange={setStage}>
          <Stack gap="xs" mt={4}>
            {moves.map((move) => (
              <Radio key={move} value={move} label={enums(move)} />
            ))}
          </Stack>
        </Radio.Group>
        <DatesFrame>
          <DayField
            label={t('reachedOn')}
            description={undefined}
            required
            disabled={false}
            error={undefined}
            value={reachedOn}
            onChange={setReachedOn}
            onBlur={() => undefined}
            clearable={false}
            data-field="reachedOn"
          />
        </DatesFrame>
        <Textarea
          label={t('note')}
          value={note}
          onChange={(typing) => setNote(typing.currentTarget.value)}
          maxLength={1000}
          autosize
          minRows={2}
        />
        <Button type="submit" loading={advance.isPending} disabled={!reachedOn} style={{ alignSelf: 'flex-start' }}>
          {t('go')}
        </Button>
      </Stack>
    </form>
  )
}
