'use client'
import { Alert, Anchor } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Field } from './records.ts'

/** Puts the cursor into a field, and the field where it can be seen. */
export function focusField(name: string | undefined): void {
  const input = document.querySelector<HTMLElement>(`[data-field="${name}"]`)
  input?.focus({ preventScroll: true })
  input?.scrollIntoView({ block: 'center' })
}

type Props = { errors: Record<string, ReactNode>; fields: readonly Field[]; texts: string }

/** All that was refused in one place, each a way to its field. */
export function ErrorSummary({ errors, fields, texts }: Props) {
  const t = useTranslations('records')
  const named = useTranslations(texts)
  const refused = fields.filter((field) => errors[field.name])
  if (refused.length === 0) return null
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconAlertCircle aria-hidden />} title={t('toMend', { count: refused.length })}>
      <ul style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
        {refused.map((field) => (
          <li key={field.name}>
            <Anchor
              component="button"
              type="button"
              c="inherit"
              underline="always"
              fz="sm"
              ta="start"
              py={4}
              onClick={() => focusField(field.name)}
            >
              {t('mend', { field: named(`fields.${field.name}`) })}
            </Anchor>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
