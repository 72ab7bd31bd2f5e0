import { figureName, type Paragraph, type ParagraphKind } from '../../narratives/rules.ts'
import type { Snapshot } from '../schema.ts'
import { figuresOf, type PrintedFigure } from './figures.ts'

/**
 * Collects a report's paragraphs from top to bottom. Figures are named in their words (`{{salons:unit}}`), never printed: what they come to is
 * looked up when the document is made.
 */
export function narrator(snapshot: Snapshot) {
  const figures = figuresOf(snapshot)
  const paragraphs: Paragraph[] = []
  const place = { part: '', section: '' }
  let tables = 0

  const figure = (key: string): PrintedFigure => {
    const found = figures.get(key)
    if (!found) throw new Error(`No figure ${key}`)
    return found
  }
  const quote = (key: string): string => figureName(figure(key).key, false)
  const amount = (key: string): string => figureName(figure(key).key, true)
  const add = (kind: ParagraphKind, name: string, text: string) => {
    const key = [place.part, place.section, name].filter(Boolean).join('.')
    paragraphs.push({ key, kind, text, isWritten: false, standard: text })
  }

  return {
    snapshot,
    figure,
    /** The figure alone. */
    quote,
    /** The figure with its unit; only 未填报 when there is none. */
    amount,
    /** Whether a figure was reported and is above zero. */
    some: (key: string): boolean => Number(figure(key).text ?? 0) > 0,
    /** What is said of a figure; when there is none, its name and 未填报. */
    clause: (key: string, said: () => string): string => (figure(key).text === null ? figure(key).name + quote(key) : said()),
    /** 一、 a part of the report; what follows is named after it. */
    part(name: string, title: string) {
      Object.assign(place, { part: name, section: '' })
      add('part', '', title)
    },
    /** （一） a section of a part. */
    section(name: string, title: string) {
      place.section = name
      add('section', '', title)
    },
    /** 1. a point of a section. */
    point: (name: string, text: string) => add('point', name, text),
    /** （1） an item. */
    item: (name: string, text: string) => add('item', name, text),
    body: (name: string, text: string) => add('body', name, text),
    /** 表1 with its caption. */
    table(name: string, title: string) {
      tables += 1
      add('table', name, title)
    },
    /** 图1 with its caption. */
    chart: (name: string, title: string) => add('chart', name, title),
    /** The number that the next table will have, for the sentence that announces it. */
    nextTable: () => `表${tables + 1}`,
    paragraphs: () => paragraphs,
  }
}
export type Narrator = ReturnType<typeof narrator>
