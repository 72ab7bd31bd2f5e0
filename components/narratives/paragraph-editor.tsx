'use client'
import { Alert, Badge, Button, Group, Paper, SimpleGrid, Stack, Text, Textarea } from '@mantine/core'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { lintNarrative } from '#lib/lint/rules.ts'
import type { Finding } from '#lib/lint/schema.ts'
import { linesOf } from '#lib/narratives/rules.ts'
import { FigurePicker } from './figure-picker.tsx'
import { FigureText } from './figure-text.tsx'
import type { FigureWords } from './figure-words.ts'
import type { useKeptTexts } from './kept-text.ts'
import type { NarrativeFigure, NarrativeParagraph } from './narrative-figure.ts'
import { ParagraphFindings } from './paragraph-findings.tsx'
import { StandardDiff } from './standard-diff.tsx'
import { useWriting } from './use-writing.ts'

type Props = {
  year: number
  paragraph: NarrativeParagraph
  figures: readonly NarrativeFigure[]
  words: FigureWords
  kept: ReturnType<typeof useKeptTexts>
  onClose: () => void
}

/** Writes one paragraph: figures stand in it by name, and beside it how it reads and what is wrong with it. */
export function ParagraphEditor({ year, paragraph, figures, words, kept, onClose }: Props) {
  const t = useTranslations('narratives')
  const area = useRef<HTMLTextAreaElement>(null)
  const [begun] = useState(() => kept.find(paragraph.key))
  const [shown, setShown] = useState(begun?.shown ?? words.shown(paragraph.text))
  const [isKept, setKept] = useState(true)
  const [withDiff, setDiff] = useState(false)
  const text = words.stored(shown)
  const byKey = useMemo(() => new Map(figures.map((figure) => [figure.key, figure])), [figures])
  const findings = useMemo(() => findingsIn(text, figures, year), [text, figures, year])
  const done = () => {
    kept.drop(paragraph.key)
    onClose()
  }
  const writing = useWriting({ year, paragraph, version: begun ? begun.version : paragraph.version, onDone: done })

  const type = (next: string) => {
    setShown(next)
    const isSame = next === words.shown(paragraph.text)
    if (isSame) kept.drop(paragraph.key)
    setKept(isSame || kept.keep(paragraph.key, { shown: next, version: writing.version }))
  }
  /** Puts words where the cursor stands, and the cursor behind them. */
  const put = (piece: string) => {
    const [from, to] = [area.current?.selectionStart ?? shown.length, area.current?.selectionEnd ?? shown.length]
    type(shown.slice(0, from) + piece + shown.slice(to))
    select(from + piece.length, from + piece.length)
  }
  const select = (from: number, to: number) =>
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(from, to)
    })
  const placeOf = ({ from, to }: Finding) => [words.shown(text.slice(0, from)).length, words.shown(text.slice(0, to)).length] as const
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) writing.save(text)
    if (event.key === 'Escape') onClose()
  }

  return (
    <Paper withBorder p="md" component="section" aria-label={t('editing')}>
      <Stack>
        <ProblemNotice error={writing.isStale ? null : writing.error} />
        {!isKept && <ProblemNotice text={t('notKept')} />}
        {begun && (
          <Alert color="blue" variant="light" p="xs">
            {t('goneOn')}
          </Alert>
        )}
        {writing.rival && (
          <Alert color="orange" variant="light" role="alert" title={t('stale')}>
            <StandardDiff before={words.shown(writing.rival.text ?? paragraph.standard)} after={shown} />
            <Group gap="xs" mt="xs">
              <Button size="sm" loading={writing.isPending} onClick={() => writing.save(text, writing.rival?.version)}>
                {t('keepMine')}
              </Button>
              <Button size="sm" variant="default" onClick={done}>
                {t('takeTheirs')}
              </Button>
            </Group>
          </Alert>
        )}
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
          <Stack gap="xs">
            <Textarea
              ref={area}
              label={t('text')}
              description={t('textHint')}
              autosize
              minRows={6}
              maxLength={4000}
              data-autofocus
              autoFocus
              value={shown}
              onChange={(event) => type(event.currentTarget.value)}
              onKeyDown={onKeyDown}
            />
            <FigurePicker figures={figures} onPick={(key) => put(words.tokenOf(key))} />
          </Stack>
          <Stack gap="xs">
            <Text fw={600} fz="sm">
              {t('preview')}
            </Text>
            <Paper withBorder p="sm" style={{ overflowWrap: 'anywhere' }}>
              {linesOf(text).length === 0 ? (
                <Text c="dimmed" fz="sm">
                  {t('leftOut')}
                </Text>
              ) : (
                linesOf(text).map((line, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name
                  <Text key={index} lh={1.9}>
                    <FigureText text={line} figures={byKey} />
                  </Text>
                ))
              )}
            </Paper>
            <ParagraphFindings
              findings={findings}
              onShow={(finding) => select(...placeOf(finding))}
              onMend={(finding) => {
                const mended = words.shown(text.slice(0, finding.from) + finding.mend + text.slice(finding.to))
                type(mended)
                select(placeOf(finding)[0], placeOf(finding)[0])
              }}
            />
          </Stack>
        </SimpleGrid>
        {withDiff && (
          <Stack gap={4}>
            <Text fw={600} fz="sm">
              {t('diff')} {shown === words.shown(paragraph.standard) && <Badge variant="light">{t('isStandard')}</Badge>}
            </Text>
            <StandardDiff before={words.shown(paragraph.standard)} after={shown} />
          </Stack>
        )}
        <Group gap="xs">
          <Button loading={writing.isPending} disabled={text === paragraph.text && !writing.rival} onClick={() => writing.save(text)}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          <Button variant="default" onClick={() => setDiff(!withDiff)} aria-expanded={withDiff}>
            {t('showDiff')}
          </Button>
          {text !== paragraph.standard && (
            <Button
              variant="subtle"
              loading={writing.isPending}
              onClick={() => (paragraph.isWritten ? writing.restore() : type(words.shown(paragraph.standard)))}
            >
              {t('restore')}
            </Button>
          )}
          {text !== paragraph.text && (
            <Button variant="subtle" color="red" onClick={done}>
              {t('discard')}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  )
}

/** The linter's findings, and names between 【】 that are no figure's. */
function findingsIn(text: string, figures: readonly NarrativeFigure[], year: number): Finding[] {
  const linted = lintNarrative([{ key: '', text }], figures, { year, canBind: true })
  const strange = [...text.matchAll(/【([^【】\n]+)】/g)].map(
    ({ index, 0: found }): Finding => ({
      ...{ rule: 'unknown', paragraph: '', from: index, to: index + found.length, found, wanted: '', mend: null, figure: null },
    }),
  )
  return [...linted, ...strange].sort((one, other) => one.from - other.from)
}
