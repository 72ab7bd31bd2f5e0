'use client'
import { Anchor, Badge, Collapse, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useTranslations } from 'next-intl'
import { type Finding, isHint, lintRules } from '#lib/lint/schema.ts'
import { useFindingText } from '../lint/finding-text.ts'
import classes from './narrative.module.css'

/** What the linter finds in the whole narrative, counted by kind, each with the way to its paragraph. */
export function LintPanel({ findings, onOpen }: { findings: readonly Finding[]; onOpen: (key: string) => void }) {
  const t = useTranslations('narratives')
  const lint = useTranslations('lint')
  const [withHints, { toggle }] = useDisclosure()
  const wrong = findings.filter(({ rule }) => !isHint(rule))
  const hints = findings.filter(({ rule }) => isHint(rule))
  const counts = lintRules.flatMap((rule) => {
    const count = wrong.filter((finding) => finding.rule === rule).length
    return count > 0 ? [{ rule, count }] : []
  })
  return (
    <Paper withBorder p="md" component="section" aria-label={t('lint')} className={classes.aside}>
      <Group justify="space-between" gap="xs">
        <Title order={2} fz="lg">
          {t('lint')}
        </Title>
        <Group gap={4}>
          {counts.map(({ rule, count }) => (
            <Badge key={rule} variant="light" color="orange" tt="none" autoContrast>
              {lint(`kinds.${rule}`)} {count}
            </Badge>
          ))}
        </Group>
      </Group>
      <Text fz="sm" c="dimmed">
        {wrong.length === 0 ? t('lintClean') : t('lintCount', { count: wrong.length })}
      </Text>
      <FindingList findings={wrong} onOpen={onOpen} />
      {hints.length > 0 && (
        <>
          <UnstyledButton fz="sm" mt="xs" td="underline" onClick={toggle} aria-expanded={withHints}>
            {t('hints', { count: hints.length })}
          </UnstyledButton>
          <Collapse expanded={withHints}>
            <FindingList findings={hints} onOpen={onOpen} />
          </Collapse>
        </>
      )}
    </Paper>
  )
}

function FindingList({ findings, onOpen }: { findings: readonly Finding[]; onOpen: (key: string) => void }) {
  const textOf = useFindingText()
  if (findings.length === 0) return null
  return (
    <Stack gap={4} mt="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {findings.map((finding) => (
        <li key={`${finding.paragraph}-${finding.rule}-${finding.from}`}>
          <Anchor component="button" type="button" ta="start" fz="sm" underline="always" onClick={() => onOpen(finding.paragraph)}>
            {textOf(finding)}
          </Anchor>
        </li>
      ))}
    </Stack>
  )
}
