'use client'
import { Alert, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryState } from 'nuqs'
import { useMemo } from 'react'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { lintNarrative } from '#lib/lint/rules.ts'
import { isHint } from '#lib/lint/schema.ts'
import { isWritable, numbered } from '#lib/narratives/rules.ts'
import { Download } from '../evaluations/download.tsx'
import { useAllowed } from '../shell/actor.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { figureWords } from './figure-words.ts'
import { useKeptTexts, useOnDevice } from './kept-text.ts'
import { LintPanel } from './lint-panel.tsx'
import classes from './narrative.module.css'
import type { NarrativeView } from './narrative-figure.ts'
import { NarrativeParagraphView } from './narrative-paragraph.tsx'
import { ParagraphEditor } from './paragraph-editor.tsx'

/** The year's report as a document to read and write: figures are bound to their records, words are people's. */
export function Narrative({ year }: { year: number }) {
  const t = useTranslations('narratives')
  const query = useQuery(api.narratives.list.queryOptions({ input: { year } }))
  return (
    <>
      <PageHead title={t('heading', { year })}>
        <Download href={`/evaluations/report?year=${year}`} label={t('download')} />
      </PageHead>
      <Panel
        query={query}
        isEmpty={({ figures }) => !figures.some(({ key }) => key.endsWith('_actual'))}
        empty={<Empty text={t('empty', { year })} />}
      >
        {(view) => <Found view={view} />}
      </Panel>
    </>
  )
}

function Found({ view }: { view: NarrativeView }) {
  const t = useTranslations('narratives')
  const errors = useTranslations('errors')
  const { year, paragraphs, figures } = view
  const [open, setOpen] = useQueryState('paragraph')
  const kept = useKeptTexts(year)
  const stage = useQuery(api.evaluationSteps.get.queryOptions({ input: { year } }))
  const isOpen = stage.data ? ['drafting', 'gathering'].includes(stage.data.state) : false
  const isAllowed = useAllowed('narratives.write')
  const mayWrite = isAllowed && isOpen
  // what was kept is the device's: the editor begins with it, not with the server's text
  const isHere = useOnDevice()
  const words = useMemo(() => figureWords(figures), [figures])
  const byKey = useMemo(() => new Map(figures.map((figure) => [figure.key, figure])), [figures])
  const lines = useMemo(() => numbered(paragraphs), [paragraphs])
  const findings = useMemo(
    () => lintNarrative(paragraphs.filter(isWritable), figures, { year, canBind: true }),
    [paragraphs, figures, year],
  )
  const edit = (key: string) => {
    void setOpen(mayWrite ? key : null)
    requestAnimationFrame(() => document.getElementById(`p-${key}`)?.scrollIntoView({ block: 'center' }))
  }
  const close = (key: string) => {
    void setOpen(null)
    requestAnimationFrame(() => document.getElementById(`p-${key}`)?.querySelector('button')?.focus())
  }
  return (
    <Stack>
      <Text fz="sm" c="dimmed" className={classes.aside}>
        {t('about')}
      </Text>
      {isAllowed && stage.data && !isOpen && (
        <Alert color="blue" variant="light" className={classes.aside}>
          {errors('EVALUATION_STAGE', { year: String(year), state: stage.data.state })}
        </Alert>
      )}
      <LintPanel findings={findings} onOpen={edit} />
      <article className={classes.document}>
        {paragraphs.map((paragraph) => (
          <NarrativeParagraphView
            key={paragraph.key}
            paragraph={paragraph}
            lines={lines.filter(({ key }) => key === paragraph.key)}
            figures={byKey}
            wrong={findings.filter(({ paragraph: key, rule }) => key === paragraph.key && !isHint(rule)).length}
            isKept={kept.keys.includes(paragraph.key)}
            mayWrite={mayWrite}
            onEdit={() => edit(paragraph.key)}
            editor={
              mayWrite &&
              isHere &&
              open === paragraph.key && (
                <ParagraphEditor
                  year={year}
                  paragraph={paragraph}
                  figures={figures}
                  words={words}
                  kept={kept}
                  onClose={() => close(paragraph.key)}
                />
              )
            }
          />
        ))}
      </article>
      {view.unused.length > 0 && (
        <Alert color="gray" variant="light" title={t('unused')} className={classes.aside}>
          {view.unused.map(({ key, text }) => (
            <Text key={key} fz="sm">
              {words.shown(text)}
            </Text>
          ))}
        </Alert>
      )}
    </Stack>
  )
}
