'use client'
import { Alert, Progress, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Verification } from '#lib/closings/schema.ts'
import { verifyStages } from '#lib/closings/schema.ts'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { FigureDrifts, FileDrifts, RecordDrifts, RowDrifts, SumDrifts } from './drifts.tsx'
import type { Verifying } from './use-verification.ts'

/** How far a verification is, and then what it found. */
export function VerificationOf({ verifying }: { verifying: Verifying }) {
  const t = useTranslations('closings')
  const { isRunning, step, result, error } = verifying
  const stage = step && t(`stages.${step.stage}`)
  const part = step && step.total > 0 ? step.done / step.total : 0
  const share = step ? ((verifyStages.indexOf(step.stage) + part) / verifyStages.length) * 100 : 2
  return (
    <div aria-live="polite">
      {isRunning && (
        <Stack gap={4}>
          <Progress value={share} animated aria-label={stage ?? t('verify')} />
          <Text fz="sm">
            {step && step.total > 1
              ? t('progressOf', { ...step, stage: t(`stages.${step.stage}`) })
              : t('progress', { stage: stage ?? t('verify') })}
          </Text>
        </Stack>
      )}
      {Boolean(error) && <ProblemNotice error={error} />}
      {result && <Found result={result} />}
    </div>
  )
}

function Found({ result }: { result: Verification }) {
  const t = useTranslations('closings')
  const format = useFormatter()
  const at = format.dateTime(new Date(result.checkedAt), { dateStyle: 'medium', timeStyle: 'short' })
  const isIntact = result.found === 0
  const { chain, records, recordsFound, files, definitions, texts, figures, sums } = result
  return (
    <Stack gap="md">
      <Alert
        color={isIntact ? 'teal' : 'red'}
        variant="light"
        icon={isIntact ? <IconShieldCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
        title={isIntact ? t('intact') : t('drifted', { count: result.found })}
      >
        {t('checked', { ...result.checked, at })}
      </Alert>
      <Section name="chain" count={chain.length}>
        <Stack component="ul" gap={4} m={0} pl="lg" fz="sm">
          {chain.map((kind) => (
            <li key={kind}>{t(`chainKinds.${kind}`)}</li>
          ))}
        </Stack>
      </Section>
      <Section name="records" count={recordsFound}>
        <RecordDrifts drifts={records} year={result.year} />
        {recordsFound > records.length && <Text fz="sm">{t('listed', { count: records.length })}</Text>}
      </Section>
      <Section name="files" count={files.length}>
        <FileDrifts drifts={files} />
      </Section>
      <Section name="definitions" count={definitions.length}>
        <RowDrifts drifts={definitions} />
      </Section>
      <Section name="texts" count={texts.length}>
        <RowDrifts drifts={texts} />
      </Section>
      <Section name="figures" count={figures.length}>
        <FigureDrifts drifts={figures} />
      </Section>
      <Section name="sums" count={sums.length}>
        <SumDrifts drifts={sums} />
      </Section>
    </Stack>
  )
}

type SectionName = 'chain' | 'records' | 'files' | 'figures' | 'sums' | 'definitions' | 'texts'
/** One kind of drift under its heading; nothing where there is none. */
function Section({ name, count, children }: { name: SectionName; count: number; children: ReactNode }) {
  const t = useTranslations('closings')
  if (count === 0) return null
  return (
    <Stack gap="xs">
      <Title order={3} fz="h5">
        {t(`sections.${name}`)} · {count}
      </Title>
      {children}
    </Stack>
  )
}
