'use client'
import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type Finding, isHint } from '#lib/lint/schema.ts'
import { useFindingText } from '../lint/finding-text.ts'
import classes from './narrative.module.css'

type Props = { findings: readonly Finding[]; onMend: (finding: Finding) => void; onShow: (finding: Finding) => void }

/** What the linter finds in the paragraph that is being written, each with its mend. */
export function ParagraphFindings({ findings, onMend, onShow }: Props) {
  const t = useTranslations('narratives')
  const textOf = useFindingText()
  return (
    <div aria-live="polite">
      {findings.length === 0 ? (
        <Text fz="sm" c="dimmed">
          <IconCircleCheck size={16} aria-hidden style={{ verticalAlign: 'text-bottom' }} /> {t('clean')}
        </Text>
      ) : (
        <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {findings.map((finding) => (
            <Paper
              component="li"
              key={`${finding.rule}-${finding.from}`}
              withBorder
              p="xs"
              className={classes.finding}
              data-hint={isHint(finding.rule)}
            >
              <Group justify="space-between" gap="xs">
                <Text fz="sm" style={{ flex: '1 1 12em' }}>
                  {textOf(finding)}
                </Text>
                <Group gap={4}>
                  <Button size="compact-sm" variant="subtle" onClick={() => onShow(finding)}>
                    {t('show')}
                  </Button>
                  {finding.mend !== null && (
                    <Button size="compact-sm" variant="light" onClick={() => onMend(finding)}>
                      {isHint(finding.rule) ? t('bind') : t('mend')}
                    </Button>
                  )}
                </Group>
              </Group>
            </Paper>
          ))}
        </Stack>
      )}
    </div>
  )
}
