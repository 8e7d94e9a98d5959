with scored as (
  select *,
    round(performance * 0.7 + ability * 0.2 + attitude * 0.1, 2) as score,
    last_day(cast(period || '-01' as date)) as monthEnd
  from employee
), graded as (
  select *,
    case when score >= 90 then 1.2 when score >= 80 then 1.1 when score >= 70 then 1.0
         when score >= 60 then 0.8 else 0.5 end as coefficient,
    case when score >= 90 then 200 when score >= 80 then 100 when score >= 60 then 0 else -100 end as change,
    least(sales, 20000) * 0.01 + greatest(0, least(sales, 50000) - 20000) * 0.015
      + greatest(0, sales - 50000) * 0.02 as tiered,
    -- Every anniversary of the month is reached at its end.
    least(500, 50 * (year(monthEnd) - year(hiredOn)
      - case when month(monthEnd) * 100 + day(monthEnd) < month(hiredOn) * 100 + day(hiredOn) then 1 else 0 end)) as seniority,
    absentDays <= 60 as there,
    rank() over (partition by period, team order by score desc) as place
  from scored
), pools as (
  select id as team, period, cast(round(publicSales * 0.005, 2) * 100 as bigint) as pool from team
), shared as (
  select graded.*,
    round(tiered * coefficient, 2) as commission,
    case when there then
      pool // people + case when nth <= pool % people then 1 else 0 end
    else 0 end as shareFen
  from (
    select *,
      count(*) filter (there) over (partition by period, team) as people,
      count(*) filter (there) over (partition by period, team order by id) as nth
    from graded
  ) graded join pools using (team, period)
), blocks as (
  -- The months since the last one that does not count, by a running number of those that do not.
  select *,
    count(*) filter (place > 1) over agent as notFirst,
    count(*) filter (score >= 60) over agent as passing
  from shared
  window agent as (partition by id order by period)
), runs as (
  select *,
    count(*) filter (place = 1) over (partition by id, notFirst order by period) as firstRun,
    count(*) filter (score < 60) over (partition by id, passing order by period) as failRun
  from blocks
)
select id, period, score, commission, shareFen * 0.01 as share, seniority,
  postWage + change + commission + shareFen * 0.01 + seniority
    + singleShifts * 10 + fullDays * 20 + (barrels - excludedBarrels) as wage,
  place,
  case when firstRun > 0 and firstRun % 3 = 0 then 300 else 0 end as award,
  case when failRun > 0 and failRun % 3 = 0 then 1 else 0 end as finding
from runs
