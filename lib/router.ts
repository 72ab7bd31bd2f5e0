import * as articles from './articles/commands.ts'
import * as articlesRead from './articles/queries.ts'
import { listAudit } from './audit/queries.ts'
import * as contracts from './contracts/commands.ts'
import * as contractsRead from './contracts/queries.ts'
import * as costs from './costs/commands.ts'
import * as costsRead from './costs/queries.ts'
import { explainDeviation, reviewIndicator } from './evaluations/commands.ts'
import { getBoard, getEvaluation, getForm, getReport } from './evaluations/queries.ts'
import * as events from './events/commands.ts'
import * as eventsRead from './events/queries.ts'
import { attachEvidence, removeEvidence } from './evidence/commands.ts'
import { listEvidence } from './evidence/queries.ts'
import { getTermTrace, watchFacts } from './facts/queries.ts'
import { getIndicatorTrace, getMonths, listIndicators, listYears } from './indicators/queries.ts'
import * as inspections from './inspections/commands.ts'
import * as inspectionsRead from './inspections/queries.ts'
import * as organisations from './organisations/commands.ts'
import * as organisationsRead from './organisations/queries.ts'
import * as policies from './policies/commands.ts'
import * as policiesRead from './policies/queries.ts'
import * as requests from './requests/commands.ts'
import * as requestsRead from './requests/queries.ts'
import { removeSample } from './sample/commands.ts'
import { getSampleState } from './sample/queries.ts'
import { importSheets, rehearseImport } from './sheets/commands.ts'
import { listBatches } from './sheets/queries.ts'
import * as surveys from './surveys/commands.ts'
import * as surveysRead from './surveys/queries.ts'
import * as users from './users/commands.ts'
import * as usersRead from './users/queries.ts'

/** Everything the house can do, once: the pages' door (/rpc) and the others' (/api) are both made from it. */
export const router = {
  facts: { trace: getTermTrace, watch: watchFacts },
  indicators: { list: listIndicators, years: listYears, trace: getIndicatorTrace, months: getMonths },
  board: { year: getBoard },
  evaluations: { get: getEvaluation, report: getReport, form: getForm, explain: explainDeviation, review: reviewIndicator },
  evidence: { list: listEvidence, attach: attachEvidence, remove: removeEvidence },
  sample: { state: getSampleState, remove: removeSample },
  sheets: { rehearse: rehearseImport, import: importSheets, batches: listBatches },
  audit: { list: listAudit },
  users: {
    list: usersRead.listUsers,
    entrance: usersRead.getEntrance,
    whoAmI: usersRead.whoAmI,
    sessions: usersRead.listSessions,
    add: users.addUser,
    revise: users.reviseUser,
    resetPassword: users.resetPassword,
    changePassword: users.changePassword,
    revokeSession: users.revokeSession,
    setUp: users.setUp,
  },
  organisations: {
    list: organisationsRead.listOrganisations,
    get: organisationsRead.getOrganisation,
    log: organisations.logOrganisation,
    revise: organisations.reviseOrganisation,
    remove: organisations.removeOrganisation,
    restore: organisations.restoreOrganisation,
  },
  stays: {
    list: organisationsRead.listStays,
    get: organisationsRead.getStay,
    log: organisations.logStay,
    revise: organisations.reviseStay,
    remove: organisations.removeStay,
    restore: organisations.restoreStay,
  },
  events: {
    list: eventsRead.listEvents,
    get: eventsRead.getEvent,
    log: events.logEvent,
    revise: events.reviseEvent,
    remove: events.removeEvent,
    restore: events.restoreEvent,
  },
  signIns: {
    list: eventsRead.listSignIns,
    get: eventsRead.getSignIn,
    log: events.logSignIn,
    revise: events.reviseSignIn,
    remove: events.removeSignIn,
    restore: events.restoreSignIn,
  },
  matches: {
    list: eventsRead.listMatches,
    get: eventsRead.getMatch,
    log: events.logMatch,
    revise: events.reviseMatch,
    remove: events.removeMatch,
    restore: events.restoreMatch,
  },
  articles: {
    list: articlesRead.listArticles,
    get: articlesRead.getArticle,
    log: articles.logArticle,
    revise: articles.reviseArticle,
    remove: articles.removeArticle,
    restore: articles.restoreArticle,
  },
  followerDays: {
    list: articlesRead.listFollowerDays,
    get: articlesRead.getFollowerDay,
    log: articles.logFollowerDay,
    revise: articles.reviseFollowerDay,
    remove: articles.removeFollowerDay,
    restore: articles.restoreFollowerDay,
  },
  budgetLines: {
    list: costsRead.listBudgetLines,
    get: costsRead.getBudgetLine,
    log: costs.logBudgetLine,
    revise: costs.reviseBudgetLine,
    remove: costs.removeBudgetLine,
    restore: costs.restoreBudgetLine,
  },
  payments: {
    list: costsRead.listPayments,
    get: costsRead.getPayment,
    log: costs.logPayment,
    revise: costs.revisePayment,
    remove: costs.removePayment,
    restore: costs.restorePayment,
  },
  meterReadings: {
    list: costsRead.listMeterReadings,
    get: costsRead.getMeterReading,
    log: costs.logMeterReading,
    revise: costs.reviseMeterReading,
    remove: costs.removeMeterReading,
    restore: costs.restoreMeterReading,
  },
  contracts: {
    list: contractsRead.listContracts,
    get: contractsRead.getContract,
    log: contracts.logContract,
    revise: contracts.reviseContract,
    remove: contracts.removeContract,
    restore: contracts.restoreContract,
    resolveFinding: contracts.resolveFinding,
  },
  contractLines: {
    list: contractsRead.listContractLines,
    get: contractsRead.getContractLine,
    log: contracts.logContractLine,
    revise: contracts.reviseContractLine,
    remove: contracts.removeContractLine,
    restore: contracts.restoreContractLine,
  },
  settlements: {
    list: contractsRead.listSettlements,
    get: contractsRead.getSettlement,
    log: contracts.logSettlement,
    revise: contracts.reviseSettlement,
    remove: contracts.removeSettlement,
    restore: contracts.restoreSettlement,
  },
  surveys: {
    list: surveysRead.listSurveys,
    get: surveysRead.getSurvey,
    log: surveys.logSurvey,
    revise: surveys.reviseSurvey,
    remove: surveys.removeSurvey,
    restore: surveys.restoreSurvey,
  },
  responses: {
    list: surveysRead.listResponses,
    get: surveysRead.getResponse,
    log: surveys.logResponse,
    revise: surveys.reviseResponse,
    remove: surveys.removeResponse,
    restore: surveys.restoreResponse,
  },
  requests: {
    list: requestsRead.listRequests,
    get: requestsRead.getRequest,
    log: requests.logRequest,
    revise: requests.reviseRequest,
    remove: requests.removeRequest,
    restore: requests.restoreRequest,
  },
  inspections: {
    list: inspectionsRead.listInspections,
    get: inspectionsRead.getInspection,
    log: inspections.logInspection,
    revise: inspections.reviseInspection,
    remove: inspections.removeInspection,
    restore: inspections.restoreInspection,
  },
  policies: {
    list: policiesRead.listPolicies,
    get: policiesRead.getPolicy,
    log: policies.logPolicy,
    revise: policies.revisePolicy,
    remove: policies.removePolicy,
    restore: policies.restorePolicy,
  },
}

export type Router = typeof router
