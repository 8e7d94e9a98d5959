import proposals from './generated/customer-proposal-award.json' with { type: 'json' }
import relationships from './generated/customer-relationship-rating.json' with { type: 'json' }
import survey from './generated/satisfaction-survey.json' with { type: 'json' }
import posts from './generated/service-posts.json' with { type: 'json' }
import taobao from './generated/taobao-customer-service.json' with { type: 'json' }
import water from './generated/water-delivery-service.json' with { type: 'json' }
import type { CompiledRuleSet } from './plan/compiled.ts'

/** 客户服务管理工作细化执行与模板, 第一章: the targets of seventeen customer-service posts. */
export const servicePosts = posts as unknown as CompiledRuleSet

/** 淘宝客服人员绩效考核管理办法: appraisal, commissions, shared public commission and wage of shop customer service. */
export const taobaoCustomerService = taobao as unknown as CompiledRuleSet

/** 水客服人员工作职责: shifts, meals, wage and barrel commission of a water delivery department. */
export const waterDeliveryService = water as unknown as CompiledRuleSet

/** 客户提案评定与奖金: six weighted marks, several evaluations, a bonus for each proposal. */
export const customerProposalAward = proposals as unknown as CompiledRuleSet

/** 客户关系评级: indicators, final score, tier, and the advice to keep, improve or end a relationship. */
export const customerRelationshipRating = relationships as unknown as CompiledRuleSet

/** 客户满意度调查: satisfaction per item, employee, team and company from the answers of a survey. */
export const satisfactionSurvey = survey as unknown as CompiledRuleSet

/** Every built-in rule set, by its id. */
export const builtIn: Readonly<Record<string, CompiledRuleSet>> = {
  'customer-proposal-award': customerProposalAward,
  'customer-relationship-rating': customerRelationshipRating,
  'satisfaction-survey': satisfactionSurvey,
  'service-posts': servicePosts,
  'taobao-customer-service': taobaoCustomerService,
  'water-delivery-service': waterDeliveryService,
}
