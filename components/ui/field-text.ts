'use client'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { z } from 'zod'
import type { Issue } from './error-text.ts'
import { inputOfValues, type Values } from './record-values.ts'
import type { Field, RecordRow, Records } from './records.ts'

/** The sentence for what zod refused about one field, by code and never by zod's own words. */
export function useFieldText(): (issue: Issue, field: Field, typed: unknown) => string {
  const t = useTranslations('records.refused')
  return useCallback(
    (issue, field, typed) => {
      if (typed === '' || typed === null || typed === undefined)
        return t(field.kind === 'choice' || field.kind === 'reference' ? 'choose' : 'required')
      if (issue.code === 'too_big' && issue.origin === 'string') return t('tooLong', { maximum: Number(issue.maximum) })
      if (issue.code === 'too_big') return t('tooLarge', { maximum: Number(issue.maximum) })
      if (issue.code === 'too_small' && issue.origin !== 'string') return t('tooSmall', { minimum: Number(issue.minimum) })
      const reason = issue.params?.reason
      if (reason && t.has(reason)) return t(reason)
      const kind = field.name === 'url' ? 'url' : field.kind
      return t.has(kind) ? t(kind) : t('other')
    },
    [t],
  )
}

/** Checks a form with the noun's own schema: the same that the server checks with. */
export function useFormCheck(records: Records<RecordRow>): (values: Values) => Record<string, string> {
  const textOf = useFieldText()
  return useCallback(
    (values) => {
      const shape = records.input.omit({ id: true } as z.util.Mask<string>)
      const checked = shape.safeParse({ ...inputOfValues(values, records.fields, records.input), ...records.fixed })
      return checked.success ? {} : issuesByField(checked.error.issues, records.fields, values, textOf)
    },
    [records, textOf],
  )
}

/** The first refusal of each field, as its sentence. */
export function issuesByField(
  issues: readonly Issue[],
  fields: readonly Field[],
  values: Values,
  textOf: ReturnType<typeof useFieldText>,
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const issue of issues) {
    const field = fields.find((one) => one.name === issue.path?.[0])
    if (field) found[field.name] ??= textOf(issue, field, values[field.name])
  }
  return found
}
