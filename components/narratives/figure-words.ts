/** A figure as a text may name it. */
export type NamedFigure = { key: string; name: string; unit: string }
/** How texts are stored and how people see them while they write: `{{total:unit}}` is 【自评得分】, `{{total}}` without its unit 【自评得分·数】. */
export type FigureWords = {
  shown: (text: string) => string
  stored: (shown: string) => string
  tokenOf: (key: string) => string
}

const bound = /\{\{\s*([\p{L}\p{Nd}_]+)\s*(:\s*unit\s*)?\}\}/gu
const token = /【([^【】\n]+)】/g
const numberOnly = '·数'

/** Both ways between stored and shown text, for a year's figures. What names no figure stays as it is. */
export function figureWords(figures: readonly NamedFigure[]): FigureWords {
  const counts = new Map<string, number>()
  for (const { name } of figures) counts.set(name, (counts.get(name) ?? 0) + 1)
  // two figures of one name are told apart by their keys
  const nameOf = ({ key, name }: NamedFigure) => ((counts.get(name) ?? 0) > 1 ? `${name}·${key}` : name)
  const byKey = new Map(figures.map((figure) => [figure.key, figure]))
  const byName = new Map(
    figures.flatMap((figure): [string, string][] => {
      const name = nameOf(figure)
      if (figure.unit === '') return [[name, `{{${figure.key}}}`]]
      return [
        [name, `{{${figure.key}:unit}}`],
        [`${name}${numberOnly}`, `{{${figure.key}}}`],
      ]
    }),
  )
  const worded = (figure: NamedFigure, withUnit: boolean) => `【${nameOf(figure)}${withUnit || figure.unit === '' ? '' : numberOnly}】`
  return {
    shown: (text) =>
      text.replace(bound, (whole, key: string, unit: string | undefined) => {
        const figure = byKey.get(key)
        return figure ? worded(figure, unit !== undefined) : whole
      }),
    stored: (shown) => shown.replace(token, (whole, name: string) => byName.get(name) ?? whole),
    tokenOf: (key) => {
      const figure = byKey.get(key)
      return figure ? worded(figure, true) : ''
    },
  }
}
