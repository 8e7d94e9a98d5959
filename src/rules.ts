import proposals from './generated/customer-proposal-award.json' with { type: 'json' }
import relationships from './generated/customer-relationship-rating.json' with { type: 'json' }
import marketing from './generated/customer-service-marketing.json' with { type: 'json' }
import logistics from './generated/logistics-service.json' with { type: 'json' }
import survey from './generated/satisfaction-survey.json' with { type: 'json' }
import handbook from './generated/service-handbook.json' with { type: 'json' }
import posts from './generated/service-posts.json' with { type: 'json' }
import taobao from './generated/taobao-customer-service.json' with { type: 'json' }
import telephone from './generated/telephone-agents.json' with { type: 'json' }
import vip from './generated/vip-telephone-service.json' with { type: 'json' }
import water from './generated/water-delivery-service.json' with { type: 'json' }
import type { CompiledRuleSet } from './plan/compiled.ts'

/** 客户提案评定与奖金: six weighted marks, several evaluations, a bonus for each proposal. */
export const customerProposalAward = proposals as unknown as CompiledRuleSet

/** 客户关系评级: indicators, final score, tier, and the advice to keep, improve or end a relationship. */
export const customerRelationshipRating = relationships as unknown as CompiledRuleSet

/** 客服营销管理办法: appraisal by month, quarter and year, performance bonus, marketing reward and election. */
export const customerServiceMarketing = marketing as unknown as CompiledRuleSet

/** 物流客服人员工作职责: deadlines by clock and weekday, on-time rates and a timeliness score of logistics service. */
export const logisticsService = logistics as unknown as CompiledRuleSet

/** 客户满意度调查: satisfaction per item, employee, team and company from the answers of a survey. */
export const satisfactionSurvey = survey as unknown as CompiledRuleSet

/** 客户服务手册: response, handling and solution times, satisfaction, after-sales promises and the monthly appraisal. */
export const serviceHandbook = handbook as unknown as CompiledRuleSet

/** 客户服务管理工作细化执行与模板, 第一章: the targets of seventeen customer-service posts. */
export const servicePosts = posts as unknown as CompiledRuleSet

/** 淘宝客服人员绩效考核管理办法: appraisal, commissions, shared public commission and wage of shop customer service. */
export const taobaoCustomerService = taobao as unknown as CompiledRuleSet

/** 话务人员工作管理办法: a monthly score from which recorded breaches of the rules of conduct take points. */
export const telephoneAgents = telephone as unknown as CompiledRuleSet

/** 电话客服人员工作职责: entries, birthdays, visits and complaints of VIP customers, on time and complete. */
export const vipTelephoneService = vip as unknown as CompiledRuleSet

/** 水客服人员工作职责: shifts, meals, wage and barrel commission of a water delivery department. */
export const waterDeliveryService = water as unknown as CompiledRuleSet

/** Every built-in rule set, by its id. */
export const builtIn: Readonly<Record<string, CompiledRuleSet>> = {
  'customer-proposal-award': customerProposalAward,
  'customer-relationship-rating': customerRelationshipRating,
  'customer-service-marketing': customerServiceMarketing,
  'logistics-service': logisticsService,
  'satisfaction-survey': satisfactionSurvey,
  'service-handbook': serviceHandbook,
  'service-posts': servicePosts,
  'taobao-customer-service': taobaoCustomerService,
  'telephone-agents': telephoneAgents,
  'vip-telephone-service': vipTelephoneService,
  'water-delivery-service': waterDeliveryService,
}
