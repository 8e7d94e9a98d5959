import type { AbsentValue, CompiledRuleSet, Label } from '../index.ts'
import type { Say } from './language.ts'

/** Titles of rules, facts and parameters by name, for sentences about them. */
export function titlesOf(ruleSet: CompiledRuleSet): (name: string) => Label {
  const titles = new Map<string, Label>()
  const add = ({ name, title }: { readonly name: string; readonly title: Label }): unknown =>
    titles.set(name, title)
  for (const thing of ruleSet.things) thing.facts.forEach(add)
  ruleSet.parameters.forEach(add)
  ruleSet.plan.rules.forEach(add)
  return (address) => {
    const [name = '', outcome] = address.split('.')
    const title = titles.get(name)
    if (title === undefined) return { zh: address, en: address }
    if (outcome === undefined) return title
    return { zh: `${title.zh}·${outcome}`, en: `${title.en}: ${outcome}` }
  }
}

/** Why a value is not there, as a sentence without its end. */
export function reasonText(absent: AbsentValue, titleOf: (name: string) => Label, say: Say): string {
  const { zh, en } = titleOf(absent.because)
  return say(reasons[absent.kind](zh, en))
}

const reasons: Readonly<Record<AbsentValue['kind'], (zh: string, en: string) => Label>> = {
  fact: (zh, en) => ({ zh: `没有“${zh}”这一项`, en: `${en} is not given` }),
  condition: (zh, en) => ({ zh: `“${zh}”的条件不成立`, en: `the condition of ${en} does not hold` }),
  row: (zh, en) => ({ zh: `“${zh}”的表中该行不适用`, en: `the row of ${en} says: not applicable` }),
  'no row': (zh, en) => ({ zh: `“${zh}”的表中没有适用的行`, en: `no row of ${en} holds` }),
  'several rows': (zh, en) => ({ zh: `“${zh}”有多项同时符合`, en: `several rows of ${en} hold` }),
  'zero divisor': (zh, en) => ({ zh: `“${zh}”的除数为零`, en: `${en} would divide by zero` }),
  nobody: (zh, en) => ({ zh: `“${zh}”没有可汇总的成员`, en: `${en} has nobody to aggregate` }),
  'not closed': (zh, en) => ({
    zh: `“${zh}”所在的周期尚未结束`,
    en: `the period of ${en} has not closed yet`,
  }),
  history: (zh, en) => ({ zh: `“${zh}”还没有以往的数据`, en: `${en} has no earlier period yet` }),
  'not ranked': (zh, en) => ({ zh: `不参加“${zh}”的排名`, en: `not ranked in ${en}` }),
  'not sharing': (zh, en) => ({ zh: `不参加“${zh}”的分配`, en: `no share in ${en}` }),
  refused: (zh, en) => ({ zh: `“${zh}”未能确定`, en: `${en} could not be settled` }),
}
