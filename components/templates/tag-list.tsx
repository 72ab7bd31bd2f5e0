'use client'
import { Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { TagsView } from '#lib/templates/schema.ts'

/** What a template may ask for, each to be copied into Word by one tap. */
export function TagList({ tags, year }: { tags: TagsView; year: number }) {
  const t = useTranslations('templates.tags')
  const [words, setWords] = useState('')
  const figures = tags.figures.filter((name) => name.includes(words.trim()))
  return (
    <Paper withBorder p="md" mt="md" component="section">
      <Stack>
        <Title order={2} fz="lg">
          {t('title')}
        </Title>
        <Text fz="sm" c="dimmed">
          {t('text')}
        </Text>
        <Tags label={t('words')} tags={tags.words} />
        <Tags label={t('blocks')} hint={t('blocksHint')} tags={tags.blocks} />
        {tags.rows.map(({ name, fields }) => (
          <Tags key={name} label={t('rows', { name })} tags={fields.map((field) => `${name}.${field}`)} />
        ))}
        <TextInput label={t('search')} value={words} onChange={(event) => setWords(event.currentTarget.value)} maw={320} />
        <Tags label={t('figures', { year: String(year) })} tags={words.trim() === '' ? figures.slice(0, 20) : figures.slice(0, 60)} />
      </Stack>
    </Paper>
  )
}

function Tags({ label, hint, tags }: { label: string; hint?: string; tags: readonly string[] }) {
  const id = useId()
  return (
    <Stack gap={6}>
      <Text fw={600} fz="sm" id={id}>
        {label}
      </Text>
      {hint && (
        <Text fz="sm" c="dimmed">
          {hint}
        </Text>
      )}
      <Group gap={6} component="ul" aria-labelledby={id} m={0} p={0} style={{ listStyle: 'none' }}>
        {tags.map((tag) => (
          <li key={tag}>
            <Tag tag={tag} />
          </li>
        ))}
      </Group>
    </Stack>
  )
}

function Tag({ tag }: { tag: string }) {
  const t = useTranslations('templates.tags')
  const { copied, copy } = useClipboard({ timeout: 1500 })
  const [Icon, text] = copied ? [IconCheck, t('copied')] : [IconCopy, `{{${tag}}}`]
  return (
    <Button
      size="compact-md"
      variant="default"
      fw={400}
      rightSection={<Icon size={14} aria-hidden />}
      aria-label={copied ? t('copied') : t('copy', { tag })}
      onClick={() => copy(`{{${tag}}}`)}
    >
      {text}
    </Button>
  )
}
