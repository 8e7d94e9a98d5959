import taobao from './generated/taobao-customer-service.json' with { type: 'json' }
import telephone from './generated/telephone-agents.json' with { type: 'json' }
import vip from './generated/vip-telephone-service.json' with { type: 'json' }
import water from './generated/water-delivery-service.json' with { type: 'json' }
import type { CompiledRuleSet } from './plan/compiled.ts'

/** 淘宝客服人员绩效考核管理办法: appraisal, commissions, shared public commission and wage of shop customer service. */
export const taobaoCustomerService = taobao as unknown as CompiledRuleSet

/** 话务人员工作管理办法: a monthly score from which recorded breaches of the rules of conduct take points. */
export const telephoneAgents = telephone as unknown as CompiledRuleSet

/** 电话客服人员工作职责: entries, birthdays, visits and complaints of VIP customers; conditions for after-sales staff. */
export const vipTelephoneService = vip as unknown as CompiledRuleSet

/** 水客服人员工作职责: shifts, meals, wage and barrel commission of a water delivery department. */
export const waterDeliveryService = water as unknown as CompiledRuleSet

/** Every built-in rule set, by its id. */
export const builtIn: Readonly<Record<string, CompiledRuleSet>> = {
  'taobao-customer-service': taobaoCustomerService,
  'telephone-agents': telephoneAgents,
  'vip-telephone-service': vipTelephoneService,
  'water-delivery-service': waterDeliveryService,
}
