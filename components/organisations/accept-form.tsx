'use client'
import { Alert, Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { Panel } from '#components/ui/panel.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { nextNumber } from '#components/ui/record-values.ts'
import { api, client } from '#lib/api.ts'
import { today, yearOf } from '#lib/day.ts'
import type { Application } from './application-drawer.tsx'

type Known = Awaited<ReturnType<typeof client.organisations.similar>>[number]
type Props = { row: Application; onCancel: () => void }

/** Accepts an application: as a new organisation with the next number, or as one that is known under this name. */
export function AcceptForm(props: Props) {
  const similar = useQuery(api.organisations.similar.queryOptions({ input: { name: props.row.name } }))
  const numbered = useQuery(api.organisations.list.queryOptions({ input: { sort: [{ by: 'code', descending: true }], size: 100 } }))
  return (
    <Panel query={similar}>
      {(known) => (
        <Panel query={numbered}>
          {({ rows }) => (
            <Choice
              {...props}
              known={known}
              number={
                nextNumber(
                  rows.map(({ code }) => code),
                  yearOf(today()),
                ) || 'JG-001'
              }
            />
          )}
        </Panel>
      )}
    </Panel>
  )
}

function Choice({ row, known, number, onCancel }: Props & { known: readonly Known[]; number: string }) {
  const t = useTranslations('organisations.application')
  const stages = useTranslations('enums.organisationStage')
  const common = useTranslations('common')
  const [madeId] = useState(() => newId())
  const [code, setCode] = useState(number)
  const [choice, setChoice] = useState(known[0]?.id ?? madeId)
  const isNew = choice === madeId
  const accept = useMutation({
    meta: { quiet: true },
    mutationFn: () =>
      client.applications.accept({ id: row.id, version: row.version, organisationId: choice, code: isNew ? code.trim() : null }),
    onSuccess: () => notifications.show({ color: 'teal', message: t('accepted', { name: row.name }) }),
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if ((!isNew || code.trim() !== '') && !accept.isPending) accept.mutate()
      }}
    >
      <Stack gap="sm">
        <ProblemNotice error={accept.error} />
        {known.length > 0 && (
          <Alert color="yellow" title={t('knownTitle')}>
            <Radio.Group value={choice} onChange={setChoice} aria-label={t('knownTitle')}>
              <Stack gap="xs">
                {known.map((one) => (
                  <Radio
                    key={one.id}
                    value={one.id}
                    label={t(one.removed ? 'linkRemoved' : 'link', { name: one.name, code: one.code, stage: stages(one.stage) })}
                  />
                ))}
                <Radio value={madeId} label={t('makeNew')} />
              </Stack>
            </Radio.Group>
          </Alert>
        )}
        {isNew && (
          <TextInput
            label={t('code')}
            required
            value={code}
            onChange={(typing) => setCode(typing.currentTarget.value)}
            error={code.trim() === ''}
          />
        )}
        <Group>
          <Button type="submit" loading={accept.isPending}>
            {t('accept')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {common('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
