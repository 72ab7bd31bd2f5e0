'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'

const camel = (name: string): string => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
const isInstant = (text: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)

/** The words of the audit: known operations, tables and fields by their names, anything else as it is called inside. */
export function useAuditTexts() {
  const t = useTranslations()
  const format = useFormatter()
  return useMemo(() => {
    const word = (key: string, otherwise: string): string => (t.has(key) ? t(key) : otherwise)
    const source = (table: string): string => word(`audit.sources.${table}`, table)
    const value = (held: unknown): string => {
      if (held === null || held === undefined || held === '') return t('common.none')
      if (typeof held === 'boolean') return t(held ? 'common.yes' : 'common.no')
      if (typeof held === 'string' && isInstant(held)) return format.dateTime(new Date(held), { dateStyle: 'medium', timeStyle: 'medium' })
      if (Array.isArray(held)) return held.length === 0 ? t('common.none') : held.map(value).join(t('audit.comma'))
      return typeof held === 'object' ? JSON.stringify(held) : String(held)
    }
    return {
      source,
      value,
      /** `events.log` → 登记 */
      operation: (name: string): string =>
        word(`audit.operations.${name.replace('.', '_')}`, word(`audit.verbs.${name.split('.').at(-1)}`, name)),
      field: (table: string, field: string): string =>
        word(`${camel(table)}.fields.${camel(field)}`, word(`audit.fields.${camel(field)}`, field)),
      actor: (name: string): string => (name.startsWith('database:') ? t('audit.pastTheHouse', { name: name.slice(9) }) : name),
    }
  }, [t, format])
}
