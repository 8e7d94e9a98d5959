import type { CompiledRuleSet } from '../index.ts'

export type BuiltIn = Readonly<Record<string, () => Promise<{ readonly default: CompiledRuleSet }>>>

/** The built-in rule sets by id, each loaded by itself: most commands need one of them. */
export const builtIn: BuiltIn = {
  'customer-proposal-award': () => import('../generated/customer-proposal-award.ts'),
  'customer-relationship-rating': () => import('../generated/customer-relationship-rating.ts'),
  'customer-service-marketing': () => import('../generated/customer-service-marketing.ts'),
  'logistics-service': () => import('../generated/logistics-service.ts'),
  'satisfaction-survey': () => import('../generated/satisfaction-survey.ts'),
  'service-handbook': () => import('../generated/service-handbook.ts'),
  'service-posts': () => import('../generated/service-posts.ts'),
  'taobao-customer-service': () => import('../generated/taobao-customer-service.ts'),
  'telephone-agents': () => import('../generated/telephone-agents.ts'),
  'vip-telephone-service': () => import('../generated/vip-telephone-service.ts'),
  'water-delivery-service': () => import('../generated/water-delivery-service.ts'),
}
