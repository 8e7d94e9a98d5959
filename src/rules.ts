import logistics from './generated/logistics-service.json' with { type: 'json' }
import handbook from './generated/service-handbook.json' with { type: 'json' }
import taobao from './generated/taobao-customer-service.json' with { type: 'json' }
import water from './generated/water-delivery-service.json' with { type: 'json' }
import type { CompiledRuleSet } from './plan/compiled.ts'

/** 淘宝客服人员绩效考核管理办法: appraisal, commissions, shared public commission and wage of shop customer service. */
export const taobaoCustomerService = taobao as unknown as CompiledRuleSet

/** 水客服人员工作职责: shifts, meals, wage and barrel commission of a water delivery department. */
export const waterDeliveryService = water as unknown as CompiledRuleSet

/** 物流客服人员工作职责: deadlines by clock and weekday, on-time rates and a timeliness score of logistics service. */
export const logisticsService = logistics as unknown as CompiledRuleSet

/** 客户服务手册: response, handling and solution times, satisfaction, after-sales promises and the monthly appraisal. */
export const serviceHandbook = handbook as unknown as CompiledRuleSet

/** Every built-in rule set, by its id. */
export const builtIn: Readonly<Record<string, CompiledRuleSet>> = {
  'logistics-service': logisticsService,
  'service-handbook': serviceHandbook,
  'taobao-customer-service': taobaoCustomerService,
  'water-delivery-service': waterDeliveryService,
}
