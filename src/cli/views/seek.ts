import type { SeekAnswer, SeekPoint, SeekReport } from '../../analyse.ts'
import type { CompiledRuleSet } from '../../index.ts'
import type { Say } from '../language.ts'
import { signed } from './amounts.ts'
import { shortened } from './shortened.ts'
import { spanText } from './span.ts'

interface Looks {
  readonly say: Say
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
}

/** The answer in a sentence; then what it means, the bracket around it, and how well it is known. */
export function drawSeek(ruleSet: CompiledRuleSet, report: SeekReport, looks: Looks): readonly string[] {
  const { say, strong, faint } = looks
  const { periods, goal, vary } = report
  const span = spanText(periods, say)
  return [
    strong(`${say(ruleSet.title)} · ${span}`),
    '',
    strong(answerText(report, say)),
    ...bracketText(report, say),
    ...(isMetAnyway(report) ? [] : [...otherAnswers(report, say), ...effectText(report, say)]),
    '',
    faint(
      say(
        `目标：${say(goal.of)} ${goal.sign} ${goal.value}${unitOf(report)}；现在 ${vary.current}：${goal.now === undefined ? '无此值' : short(goal.now)}（共 ${goal.values} 个${goal.lines ? '工资项' : '值'}）。`,
        `Goal: ${say(goal.of)} ${goal.sign} ${goal.value}${unitOf(report)}; now, at ${vary.current}: ${goal.now === undefined ? 'no value' : short(goal.now)} (${goal.values} ${goal.lines ? 'pay line' : 'value'}${goal.values === 1 ? '' : 's'}).`,
      ),
    ),
    faint(proofText(report, say)),
  ]
}

const short = (text: string): string => shortened(text)

const unitOf = ({ goal }: SeekReport): string => (goal.unit === undefined ? '' : ` ${goal.unit}`)

const pointText = ({ value, against, result }: SeekPoint, { vary }: SeekReport, say: Say): string => {
  const other =
    against === undefined
      ? ''
      : say(`（${say(vary.against!.title)} ${against}）`, ` (${say(vary.against!.title)} ${against})`)
  return `${value}${other}${say('：', ': ')}${result === undefined ? say('无此值', 'no value') : short(result)}`
}

/** The rules meet the goal as they stand, and so does every value: nobody needs a move. */
const isMetAnyway = ({ best, answers, goal }: SeekReport): boolean =>
  goal.isMet && best !== undefined && best.next === undefined && answers.length === 1

function answerText(report: SeekReport, say: Say): string {
  const { best, vary, goal, answers, least, most } = report
  const name = say(vary.title)
  if (best) {
    const other =
      best.against === undefined
        ? ''
        : say(
            `，${say(vary.against!.title)}取 ${best.against}`,
            ` and ${say(vary.against!.title)} at ${best.against}`,
          )
    const whole = best.next === undefined && answers.length === 1
    if (isMetAnyway(report))
      return say(
        `现在 ${vary.current} 已达到目标：${say(goal.of)}为 ${short(goal.now!)}${unitOf(report)}；“${name}”在 ${vary.from} 至 ${vary.to} 之间怎样取都达到。`,
        `Already met at ${vary.current}: the ${say(goal.of)} is ${short(goal.now!)}${unitOf(report)}; every value of ${name} from ${vary.from} to ${vary.to} meets the goal.`,
      )
    return whole
      ? say(
          `“${name}”在 ${vary.from} 至 ${vary.to} 之间怎样取都达到目标；取 ${best.value}${other} 时最接近：${short(best.result!)}${unitOf(report)}。`,
          `Every value of ${name} from ${vary.from} to ${vary.to} meets the goal; ${best.value}${other} comes nearest to it: ${short(best.result!)}${unitOf(report)}.`,
        )
      : say(
          `“${name}”取 ${best.value}${other}：${say(goal.of)}为 ${short(best.result!)}${unitOf(report)}。`,
          `With ${name} at ${best.value}${other}, the ${say(goal.of)} is ${short(best.result!)}${unitOf(report)}.`,
        )
  }
  if (!least || !most)
    return say(
      `没有取值达到目标：${say(goal.of)}没有值。`,
      `No value meets the goal: there is no ${say(goal.of)}.`,
    )
  if (least.result === most.result)
    return say(
      `没有取值达到目标：“${name}”在 ${vary.from} 至 ${vary.to} 之间变动，不影响${say(goal.of)}，始终是 ${short(least.result!)}。`,
      `No value meets the goal: ${name} from ${vary.from} to ${vary.to} does not change the ${say(goal.of)}, which is ${short(least.result!)} throughout.`,
    )
  return say(
    `没有取值达到目标：“${name}”在 ${vary.from} 至 ${vary.to} 之间，${say(goal.of)}最低 ${short(least.result!)}（取 ${least.value}），最高 ${short(most.result!)}（取 ${most.value}）。`,
    `No value meets the goal: with ${name} from ${vary.from} to ${vary.to} the ${say(goal.of)} is at least ${short(least.result!)} (at ${least.value}) and at most ${short(most.result!)} (at ${most.value}).`,
  )
}

/** The values on both sides of the goal. */
function bracketText(report: SeekReport, say: Say): readonly string[] {
  const { best, below, above, goal } = report
  const pair = best ? [best, best.next] : [below, above]
  const points = pair.flatMap((one) => (one === undefined ? [] : [pointText(one, report, say)]))
  if (best !== undefined && best.next === undefined) return []
  const title = best ? say('界限', 'The border') : say('最接近的', 'Nearest to it')
  return points.length === 0
    ? []
    : [
        say(
          `${title}：${points.join('；')}；目标 ${goal.sign} ${goal.value}。`,
          `${title}: ${points.join('; ')}; goal ${goal.sign} ${goal.value}.`,
        ),
      ]
}

const mostListed = 8

function otherAnswers({ answers, best }: SeekReport, say: Say): readonly string[] {
  const only = answers.length === 1 && answers[0]!.from.value === answers[0]!.to.value
  if (answers.length === 0 || best === undefined || only) return []
  const text = ({ from, to }: SeekAnswer): string =>
    from.value === to.value ? from.value : say(`${from.value} 至 ${to.value}`, `${from.value} to ${to.value}`)
  const more =
    answers.length > mostListed ? say(`等 ${answers.length} 段`, ` … (${answers.length} stretches)`) : ''
  const all = answers.slice(0, mostListed).map(text).join(say('、', ', '))
  return [say(`达到目标的取值：${all}${more}。`, `Values that meet the goal: ${all}${more}.`)]
}

function effectText({ effect, currency }: SeekReport, say: Say): readonly string[] {
  if (!effect) return []
  const { before, after, difference, winners, losers, untouched, more, less } = effect
  return [
    say(
      `合计 ${before} → ${after} ${currency}（${signed(difference)}）：增加 ${winners} 人（共 ${signed(more)}），减少 ${losers} 人（共 ${less}），不变 ${untouched} 人。`,
      `Total ${before} → ${after} ${currency} (${signed(difference)}): ${winners} get more (${signed(more)}), ${losers} get less (${less}), ${untouched} the same.`,
    ),
  ]
}

function proofText({ proof, vary }: SeekReport, say: Say): string {
  const { points } = proof
  const range = say(
    `${vary.from} 至 ${vary.to}，每步 ${vary.step}`,
    `${vary.from} to ${vary.to} in steps of ${vary.step}`,
  )
  switch (proof.kind) {
    case 'proved':
      return say(
        `已证明：${range}；算了 ${points} 个取值，其间没有别的转折。`,
        `Proved for ${range}: ${points} values were calculated, and nothing else happens between them.`,
      )
    case 'every value':
      return say(
        `${range}，${points} 个取值全部算过。`,
        `Every value of ${range} was calculated: ${points} of them.`,
      )
    case 'searched': {
      const goes = {
        up: say('结果一路上升', 'the result rises all along'),
        down: say('结果一路下降', 'the result falls all along'),
        level: say('结果不变', 'the result stays the same'),
        'to and fro': say(
          '结果有升有降，可能还有别的答案',
          'the result goes to and fro, so there may be other answers',
        ),
      }[proof.goes]
      return say(
        `未能证明：${range}，试算了 ${points} 个取值，${goes}。`,
        `Not proved: of ${range}, ${points} values were calculated; over these ${goes}.`,
      )
    }
  }
}
