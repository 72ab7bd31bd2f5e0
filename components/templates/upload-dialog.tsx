'use client'
import { Alert, Button, FileInput, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { api } from '#lib/api.ts'
import type { Finding } from '#lib/templates/schema.ts'

const word = '.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A Word file on its way to being a template: checked and filled once first; what has to be mended is listed, and nothing is kept until then. */
export function UploadDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const t = useTranslations('templates')
  const [id] = useState(() => newId())
  const [file, setFile] = useState<File | null>(null)
  const [name, setName] = useState('')
  const check = useMutation(api.templates.check.mutationOptions({ meta: { quiet: true } }))
  const add = useMutation(
    api.templates.add.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => {
        notifications.show({ color: 'teal', message: t('addedToast') })
        onClose()
      },
    }),
  )
  const choose = (chosen: File | null) => {
    setFile(chosen)
    add.reset()
    if (!chosen) return check.reset()
    if (name === '') setName(chosen.name.replace(/\.docx$/i, ''))
    check.mutate({ year, file: chosen })
  }
  const isGood = check.data?.findings.length === 0
  return (
    <Modal opened onClose={onClose} title={t('upload')} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (file && isGood) add.mutate({ id, name, year, file })
        }}
      >
        <Stack>
          <FileInput
            label={t('form.file')}
            description={t('form.fileHint')}
            placeholder={t('form.choose')}
            accept={word}
            value={file}
            onChange={choose}
            disabled={check.isPending || add.isPending}
            clearable
            data-autofocus
          />
          {check.isPending && (
            <Text fz="sm" role="status">
              {t('form.checking')}
            </Text>
          )}
          <ProblemNotice error={check.error ?? add.error} />
          {check.data && (isGood ? <Good count={check.data.tags.length} /> : <Findings findings={check.data.findings} />)}
          {isGood && (
            <TextInput
              label={t('form.name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              maxLength={200}
              required
            />
          )}
          <Group justify="flex-end">
            <Button type="submit" disabled={!isGood || name.trim() === ''} loading={add.isPending}>
              {t('form.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function Good({ count }: { count: number }) {
  const t = useTranslations('templates')
  return (
    <Alert color="teal" variant="light" icon={<IconCircleCheck aria-hidden />} role="status">
      {t('form.good', { count })}
    </Alert>
  )
}

/** Everything that keeps the file from being a template, each with the words around it. */
function Findings({ findings }: { findings: readonly Finding[] }) {
  const t = useTranslations('templates')
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('form.bad', { count: findings.length })}
      role="alert"
    >
      <Stack component="ul" gap={6} m={0} pl="md">
        {findings.map(({ kind, tag, place }, index) => (
          // one tag may be found twice in one place
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
          <li key={index}>
            <Text fz="sm">{t(`findings.${kind}`, { tag })}</Text>
            {place !== '' && (
              <Text fz="xs" style={{ overflowWrap: 'anywhere' }}>
                {t('form.place', { place })}
              </Text>
            )}
          </li>
        ))}
      </Stack>
    </Alert>
  )
}
