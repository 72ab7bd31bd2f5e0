import { randomUUID } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { sql } from './database.ts'

/** An area that no other journey inspects. */
export const someArea = () => `核心区${randomUUID().slice(0, 8)}`

type Seed = { item: string; on: string; passed?: boolean; note?: string | null }
/** Writes inspections of an area past every form: what a journey about lists begins with. */
export async function inspect(area: string, seeds: readonly Seed[]): Promise<void> {
  const rows = seeds.map(({ item, on, passed = true, note = null }) => ({ inspected_on: on, area, item, passed, note }))
  await sql(
    `insert into inspections (inspected_on, area, item, passed, note)
     select inspected_on, area, item, passed, note from jsonb_populate_recordset(null::inspections, $1::jsonb)`,
    [JSON.stringify(rows)],
  )
}

/** The list of one area's inspections. */
export const listOf = (area: string, more = '') => `/inspections?f=area.contains.${encodeURIComponent(area)}${more}`
export const table = (page: Page): Locator => page.getByRole('table', { name: '巡检' })
/** The items on screen, from top to bottom. */
export const items = (page: Page): Promise<string[]> => table(page).getByRole('row').locator('[data-opener]').allInnerTexts()
/** What a copy from Excel puts on the clipboard, pasted onto the page. */
export const pasteOnto = (page: Page, text: string): Promise<void> =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
