import proposals from './generated/customer-proposal-award.ts'
import relationships from './generated/customer-relationship-rating.ts'
import marketing from './generated/customer-service-marketing.ts'
import logistics from './generated/logistics-service.ts'
import survey from './generated/satisfaction-survey.ts'
import handbook from './generated/service-handbook.ts'
import posts from './generated/service-posts.ts'
import taobao from './generated/taobao-customer-service.ts'
import telephone from './generated/telephone-agents.ts'
import vip from './generated/vip-telephone-service.ts'
import water from './generated/water-delivery-service.ts'
import type { CompiledRuleSet } from './plan/compiled.ts'

/** 客户提案评定与奖金: six weighted marks, several evaluations, a bonus for each proposal. */
export const customerProposalAward = proposals

/** 客户关系评级: indicators, final score, tier, and the advice to keep, improve or end a relationship. */
export const customerRelationshipRating = relationships

/** 客服营销管理办法: appraisal by month, quarter and year, performance bonus, marketing reward and election. */
export const customerServiceMarketing = marketing

/** 物流客服人员工作职责: deadlines by clock and weekday, on-time rates and a timeliness score of logistics service. */
export const logisticsService = logistics

/** 客户满意度调查: satisfaction per item, employee, team and company from the answers of a survey. */
export const satisfactionSurvey = survey

/** 客户服务手册: response, handling and solution times, satisfaction, after-sales promises and the monthly appraisal. */
export const serviceHandbook = handbook

/** 客户服务管理工作细化执行与模板, 第一章: the targets of seventeen customer-service posts. */
export const servicePosts = posts

/** 淘宝客服人员绩效考核管理办法: appraisal, commissions, shared public commission and wage of shop customer service. */
export const taobaoCustomerService = taobao

/** 话务人员工作管理办法: a monthly score from which recorded breaches of the rules of conduct take points. */
export const telephoneAgents = telephone

/** 电话客服人员工作职责: entries, birthdays, visits and complaints of VIP customers, on time and complete. */
export const vipTelephoneService = vip

/** 水客服人员工作职责: shifts, meals, wage and barrel commission of a water delivery department. */
export const waterDeliveryService = water

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
