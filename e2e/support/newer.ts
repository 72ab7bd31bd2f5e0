import { type AnyNode, type Node, parse } from 'acorn'
import { full } from 'acorn-walk'

/**
 * What the oldest browsers that the house is made for (Chromium 108, Safari 15.4) do not know: a script with such a piece of language is not read at
 * all there, and such a call fails when it is made. Next brings `at`, `hasOwn` and `canParse` itself; what its and React Query's code only asks for
 * when it is there (`withResolvers`, view transitions) is no call of ours.
 */
const calls = new Set([
  ...['toSorted', 'toReversed', 'toSpliced', 'groupBy', 'fromAsync', 'isWellFormed', 'toWellFormed', 'requestSubmit', 'isSubsetOf'],
  ...[
    'symmetricDifference',
    'showPopover',
    'hidePopover',
    'waitAsync',
    'setHTMLUnsafe',
    'moveBefore',
    'toBase64',
    'fromBase64',
    'sumPrecise',
  ],
])

/** What a script uses that is newer than that, each in a few words with the place. */
export function newerInScript(text: string): string[] {
  const found: string[] = []
  let tree: Node
  try {
    // ES2022 is what both know but for the three below
    tree = parse(text, { ecmaVersion: 2022, sourceType: 'script' })
  } catch (error) {
    return [String(error)]
  }
  full(tree, (node) => {
    const what = newerIn(node as AnyNode)
    if (what) found.push(`${what}: ${text.slice(Math.max(0, node.start - 30), node.start + 60)}`)
  })
  return found
}

function newerIn(node: AnyNode): string | null {
  if (node.type === 'StaticBlock') return 'static block'
  if (node.type === 'Literal') return node.regex && /\(\?<[=!]/.test(node.regex.pattern) ? 'look-behind' : null
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null
  const { computed, object, property } = node.callee
  if (computed || property.type !== 'Identifier') return null
  const isOfSignals = object.type === 'Identifier' && object.name === 'AbortSignal' && /^(any|timeout)$/.test(property.name)
  return calls.has(property.name) || isOfSignals ? property.name : null
}

const styles =
  /color-mix\(|oklch\(|oklab\(|\blch\(|light-dark\(|@starting-style|@scope\b|anchor\(|field-sizing|text-box|\bsubgrid\b|round\(/g

/** What a style sheet cannot do without and those browsers do not know: functions of colour, and rules within rules. */
export function newerInStyles(text: string): string[] {
  const bare = text.replace(/\/\*.*?\*\/|"[^"]*"/gs, '')
  return [...[...bare.matchAll(styles)].map(([word]) => word), ...nested(bare)]
}

/** Style rules that stand inside of style rules. */
function nested(css: string): string[] {
  const open: string[] = []
  const found: string[] = []
  for (const [, head = '', mark] of css.matchAll(/([^{};]*)([{};])/g)) {
    if (mark === '}') open.pop()
    if (mark !== '{') continue
    const outer = open.at(-1) ?? '@'
    if (!outer.startsWith('@')) found.push(`${outer} { ${head.trim()}`)
    open.push(head.trim())
  }
  return found
}
