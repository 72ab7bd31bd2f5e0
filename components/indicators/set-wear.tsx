import { Alert, Anchor, Button, Group, List, Text, TextInput } from '@mantine/core'
import { IconHourglassEmpty } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import type { SetView, Wear } from '#lib/indicator-sets/schema.ts'
import { plain } from '#lib/money.ts'
import { setPath } from './set-address.ts'

const keyOf = ({ code, kind }: Wear) => `${code}:${kind}`

/** Indicators that no longer tell anything, with what could be done; whoever looked at one says why it stays. */
export function SetWear({ view }: { view: SetView }) {
  const t = useTranslations('indicators.wear')
  const dismissed = view.set?.dismissals ?? {}
  const open = view.wear.filter((one) => !dismissed[keyOf(one)])
  const quiet = view.wear.filter((one) => dismissed[keyOf(one)])
  if (view.wear.length === 0) return null
  return (
    <Alert
      color="blue"
      variant="light"
      mb="sm"
      icon={<IconHourglassEmpty aria-hidden />}
      title={t('title', { count: open.length })}
      styles={{ title: { color: 'var(--mantine-color-text)' } }}
    >
      <List fz="sm" spacing={8} listStyleType="none" styles={{ itemWrapper: { width: '100%' }, itemLabel: { width: '100%' } }}>
        {open.map((one) => (
          <List.Item key={keyOf(one)}>
            <Sign view={view} one={one} />
          </List.Item>
        ))}
        {quiet.map((one) => (
          <List.Item key={keyOf(one)}>
            <Quiet view={view} one={one} reason={dismissed[keyOf(one)] ?? ''} />
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}

type Props = { view: SetView; one: Wear }

function useDismissal({ view, one }: Props, onDone?: () => void) {
  return useMutation({
    meta: { quiet: true },
    mutationFn: (reason: string | null) =>
      client.indicatorSets.dismiss({ year: view.year, version: view.set?.version ?? 1, code: one.code, kind: one.kind, reason }),
    ...(onDone && { onSuccess: onDone }),
  })
}

function Sign({ view, one }: Props) {
  const t = useTranslations('indicators.wear')
  const mayWrite = useAllowed('indicators.write') && !view.closedAt
  const [isAsked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const dismiss = useDismissal({ view, one }, () => setAsked(false))
  const row = view.indicators.find(({ code }) => code === one.code)
  const [first = '', second = ''] = one.percents
  return (
    <>
      <Text fz="sm">
        {one.code} {row?.name}：{t(`kinds.${one.kind}`, { year: String(one.years.at(-1)), before: String(one.years[0]), first, second })}{' '}
        <Anchor
          component={Link}
          fz="sm"
          underline="always"
          href={setPath(view.year, { open: row?.id ?? '', field: one.advice === 'redefine' ? 'formula' : 'target' })}
        >
          {t(`advice.${one.advice}`, { target: one.target === null ? '' : `${plain(one.target)} ${row?.unit ?? ''}` })}
        </Anchor>{' '}
        {mayWrite && !isAsked && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAsked(true)} aria-label={t('dismissOf', { code: one.code })}>
            {t('dismiss')}
          </Button>
        )}
      </Text>
      {isAsked && (
        <Group
          component="form"
          gap="xs"
          mt={4}
          align="flex-end"
          onSubmit={(event: React.FormEvent) => {
            event.preventDefault()
            dismiss.mutate(reason)
          }}
        >
          <TextInput
            label={t('reason')}
            flex="1 1 12rem"
            required
            maxLength={500}
            value={reason}
            onChange={(typing) => setReason(typing.currentTarget.value)}
            data-autofocus
          />
          <Button type="submit" loading={dismiss.isPending}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={() => setAsked(false)}>
            {t('cancel')}
          </Button>
        </Group>
      )}
      <ProblemNotice error={dismiss.error} />
    </>
  )
}

function Quiet({ view, one, reason }: Props & { reason: string }) {
  const t = useTranslations('indicators.wear')
  const mayWrite = useAllowed('indicators.write') && !view.closedAt
  const recall = useDismissal({ view, one })
  return (
    <Text fz="sm">
      {t('dismissed', { code: one.code, kind: t(`short.${one.kind}`), reason })}{' '}
      {mayWrite && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={recall.isPending}
          onClick={() => recall.mutate(null)}
          aria-label={t('recallOf', { code: one.code })}
        >
          {t('recall')}
        </Button>
      )}
    </Text>
  )
}
