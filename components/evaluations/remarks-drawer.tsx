'use client'
import { Badge, Button, Divider, Drawer, Group, Select, Stack, Text, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { useAllowed } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import type { Comment } from '#lib/evaluation-comments/schema.ts'
import { evaluationStates } from '#lib/evaluations/schema.ts'

type Props = { year: number; code: string; title: string; comments: readonly Comment[]; onClose: () => void }

/** What was remarked about one indicator, thread by thread; settled ones stay to be read. */
export function RemarksDrawer({ year, code, title, comments, onClose }: Props) {
  const t = useTranslations('workflow.remarks')
  const common = useTranslations('common')
  const mayWrite = useAllowed('evaluations.comment')
  const roots = comments.filter((one) => one.code === code && one.parentId === null)
  return (
    <Drawer opened onClose={onClose} position="right" size="md" title={title} closeButtonProps={{ 'aria-label': common('close') }}>
      <Stack>
        {roots.length === 0 && <Text c="dimmed">{t('none')}</Text>}
        {roots.map((root) => (
          <Thread key={root.id} root={root} answers={comments.filter(({ parentId }) => parentId === root.id)} mayWrite={mayWrite} />
        ))}
        {mayWrite && <Write {...{ year, code, parentId: null }} />}
      </Stack>
    </Drawer>
  )
}

function Thread({ root, answers, mayWrite }: { root: Comment; answers: readonly Comment[]; mayWrite: boolean }) {
  const t = useTranslations('workflow.remarks')
  const [isAnswering, setAnswering] = useState(false)
  const resolving = useMutation({
    mutationFn: () => client.evaluationComments.resolve({ id: root.id, version: root.version, isResolved: root.resolved === null }),
  })
  return (
    <Stack gap="xs">
      <Said comment={root} />
      {answers.map((answer) => (
        <Stack key={answer.id} pl="md" gap={0}>
          <Said comment={answer} />
        </Stack>
      ))}
      {root.resolved && (
        <Text fz="xs" c="dimmed">
          {t('resolvedBy', { by: root.resolved.by })}
        </Text>
      )}
      {mayWrite && (
        <Group gap="xs">
          <Button variant="default" size="compact-md" onClick={() => setAnswering(!isAnswering)}>
            {t('answer')}
          </Button>
          <Button variant="subtle" size="compact-md" loading={resolving.isPending} onClick={() => resolving.mutate()}>
            {t(root.resolved ? 'unresolve' : 'resolve')}
          </Button>
        </Group>
      )}
      {isAnswering && <Write {...{ year: root.year, code: root.code, parentId: root.id }} onDone={() => setAnswering(false)} />}
      <Divider />
    </Stack>
  )
}

function Said({ comment }: { comment: Comment }) {
  const t = useTranslations('workflow')
  const format = useFormatter()
  return (
    <Stack gap={2}>
      <Group gap="xs">
        <Text fz="sm" fw={600}>
          {comment.by}
        </Text>
        <Text fz="xs" c="dimmed">
          {format.dateTime(new Date(comment.at), { dateStyle: 'medium', timeStyle: 'short' })}
        </Text>
        {comment.to && (
          <Badge variant="light" styles={{ label: { color: 'var(--mantine-color-text)' } }}>
            {t('remarks.for', { step: t(`steps.${comment.to}`) })}
          </Badge>
        )}
      </Group>
      <Text fz="sm" style={{ whiteSpace: 'pre-wrap' }}>
        {comment.text}
      </Text>
    </Stack>
  )
}

type WriteProps = { year: number; code: string; parentId: string | null; onDone?: () => void }
function Write({ year, code, parentId, onDone }: WriteProps) {
  const t = useTranslations('workflow')
  const [id, setId] = useState(() => newId())
  const [text, setText] = useState('')
  const [to, setTo] = useState<Comment['to']>(parentId ? null : 'drafting')
  const sending = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.evaluationComments.add({ id, year, code, parentId, text, to }),
    onSuccess: () => {
      setId(newId())
      setText('')
      onDone?.()
    },
  })
  return (
    <Stack
      component="form"
      gap="xs"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '' && !sending.isPending) sending.mutate()
      }}
    >
      <ProblemNotice error={sending.error} />
      <Textarea
        label={t(parentId ? 'remarks.answerText' : 'remarks.text')}
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {!parentId && (
        <Select
          label={t('remarks.to')}
          clearable
          clearButtonProps={{ 'aria-label': t('remarks.everybody') }}
          placeholder={t('remarks.everybody')}
          data={evaluationStates.slice(0, 4).map((value) => ({ value, label: t(`steps.${value}`) }))}
          value={to}
          onChange={(chosen) => setTo(evaluationStates.find((state) => state === chosen) ?? null)}
        />
      )}
      <Group justify="flex-end">
        <Button type="submit" loading={sending.isPending} disabled={text.trim() === ''}>
          {t('remarks.send')}
        </Button>
      </Group>
    </Stack>
  )
}
