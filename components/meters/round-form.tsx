'use client'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { Draft } from '#components/drafts/draft.ts'
import { useOpeningDraft } from '#components/drafts/use-opening-draft.ts'
import { useAllowed } from '#components/shell/actor.tsx'
import { RecordEditor } from '#components/ui/record-editor.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import type { RoundLine } from '#lib/meters/schema.ts'
import { grouped } from '#lib/money.ts'
import { roundReading } from './reading-fields.tsx'
import classes from './round.module.css'
import { draftOf, type RoundState } from './round-state.ts'
import { Saying } from './saying.tsx'

type Props = {
  line: RoundLine & { state: RoundState }
  at: number
  count: number
  drafts: readonly Draft[]
  onDone: () => void
  onNext: () => void
}

/** One meter of a round: its reading to be typed, or the one that is there. */
export function RoundForm({ line, at, count, drafts, onDone, onNext }: Props) {
  const t = useTranslations('meters.round')
  const mayWrite = useAllowed('costs.write')
  const place = [line.meter?.room, line.meter?.place].filter(Boolean).join(' · ')
  return (
    <Stack component="section" gap="sm" aria-label={line.code} className={classes.form}>
      <div>
        <Text fz="sm" c="dimmed">
          {t('at', { at, count })}
        </Text>
        <Title order={2} size="h4">
          {[line.code, place].filter(Boolean).join(' · ')}
        </Title>
      </div>
      {line.done && (
        <>
          <Saying
            tone="teal"
            text={t('done', {
              day: line.done.readOn,
              current: grouped(line.done.current),
              usage: grouped(line.done.usage),
              kind: line.meter?.kind ?? '',
            })}
          />
          <Group>
            <Button onClick={onNext}>{t('next')}</Button>
            <Button component={Link} variant="default" href={`/costs/meters?open=${line.done.id}`}>
              {t('correct')}
            </Button>
          </Group>
        </>
      )}
      {!line.done && mayWrite && <Typing line={line} drafts={drafts} onDone={onDone} />}
    </Stack>
  )
}

function Typing({ line, drafts, onDone }: Pick<Props, 'line' | 'drafts' | 'onDone'>) {
  // as the round knew the meter when its turn came: news must not change a form under the hand
  const [first] = useState(line)
  const [asked] = useState(() => draftOf(drafts, line.code)?.id ?? null)
  const records = useMemo(() => roundReading(first) as unknown as Records<RecordRow>, [first])
  const opening = useOpeningDraft({ records, id: null, asked, isFresh: false })
  if (opening === undefined) return null
  return <RecordEditor records={records} row={null} opening={opening} like={null} onDirty={() => {}} onDone={onDone} />
}
