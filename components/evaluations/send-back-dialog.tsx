'use client'
import { Radio, Stack } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { ReturnDialog } from '#components/ui/return-dialog.tsx'
import { client } from '#lib/api.ts'
import type { StageView } from '#lib/evaluation-steps/schema.ts'

type Props = { stage: StageView; action: 'return' | 'reopen'; onClose: () => void }

/** Sends the evaluation one step back or to the officer, or opens a closed year again: with the reason in any case. */
export function SendBackDialog({ stage, action, onClose }: Props) {
  const t = useTranslations('workflow')
  const ways = stage.moves.filter((move) => move.action === action).map(({ to }) => to)
  const [to, setTo] = useState(ways[0] ?? 'drafting')
  const [id] = useState(() => newId())
  const at = { id, year: stage.year, version: stage.version }
  return (
    <ReturnDialog
      {...{ title: t(`actions.${action}`), confirm: t(`confirm.${action}`), label: t(`${action}Reason`), onClose }}
      send={(reason) =>
        action === 'return' ? client.evaluationSteps.return({ ...at, to, reason }) : client.evaluationSteps.reopen({ ...at, reason })
      }
    >
      {ways.length > 1 && (
        <Radio.Group label={t('returnTo')} value={to} onChange={(chosen) => setTo(ways.find((way) => way === chosen) ?? to)}>
          <Stack gap="xs" mt={6}>
            {ways.map((way) => (
              <Radio key={way} value={way} label={t(`steps.${way}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </ReturnDialog>
  )
}
