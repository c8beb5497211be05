import { BEFORE, DEMO_DAY, IMPORT_DAY, TODAY } from './days.ts';
import { expand, oneOrTwo } from './expand.ts';

const formats = '{format=json|format=csv|format=ndjson}';
const strikesBy = '{day|month|year|weapon|class|region|target|claimant}';
const supportBy = oneOrTwo(['donor', 'category', 'subcategory', 'stage', 'month', 'year']);
const airDefenceBy = oneOrTwo(['class', 'system', 'donor', 'stage', 'month', 'year']);
const times = `as_of=2024-01-01|as_of=2023-12-31&known_at=${DEMO_DAY}|known_at=${BEFORE}|known_at=${DEMO_DAY}|known_at=${IMPORT_DAY}|min_seq=1|at_seq=0`;
const versions = `{definition=1|definition=1&known_at=${DEMO_DAY}}`;
const strikesVersions = versions.replaceAll('definition=1', 'definition=3');
const days = 'from=2023-12-29|to=2024-01-01|from=2023-12-29&to=2024-01-02|from=2024-01-02&to=2023-12-29';
const sources =
  'source=counterweight-demo|source=missile-attacks-daily|source=kiel-ukraine-support-tracker|source=nobody';
const conversions = expand(
  `{currency=EUR|currency=USD|currency=AUD}&{fx=announcement_day|fx=announcement_month_avg|fx=as_reported|fx=fixed:2024-01-05|fx=fixed:2024-01-06}`,
).join('|');
const strikeFilters = `weapon=shahed|weapon=kalibr,kh-101|class=cruise|class=ballistic,mixed|region=UA|region=UA-63,UA-51|region=zone:south|region=unplaced|region=unknown|reported_hit=UA-63|reported_hit=unknown|target=energy,port|target=unknown|claimant=ua-air-force|claimant=all|day_rule=start|day_rule=end&claimant=all`;
const supportFilters =
  'stage=committed|stage=pledged,delivered|donor=USA|donor=DEU,EU|category=military|category=energy,financial|subcategory=air_defence|subcategory=unspecified|stage=committed&donor=USA&category=military';
const listed = '{requests|meetings|restrictions|memberships|statements|links|rates}';

/** What is asked of the views. */
export const viewQuestions = expand(`
  /v1/views/strikes
  /v1/views/strikes?by=${strikesBy}&${formats}
  /v1/views/strikes?by=${strikesBy}&{day_rule=start|claimant=all|known_at=${DEMO_DAY}|as_of=2024-01-01}
  /v1/views/strikes?by={month|weapon}&{${strikeFilters}|${sources}|${days}|${times}}
  /v1/views/strikes?by=month&${strikesVersions}
  /v1/views/support
  /v1/views/support?by=${supportBy}
  /v1/views/support?by=donor,category&${formats}
  /v1/views/support?by={stage|donor}&{${conversions}}
  /v1/views/support?by={stage|month}&{${supportFilters}|${sources}|${days}|${times}}
  /v1/views/support?by=stage&${versions}
  /v1/views/waves
  /v1/views/waves?{${formats.slice(1, -1)}|threshold=50|threshold=500|gap=0|gap=10&threshold=20|rule=relative|rule=relative&quantile=90&gap=0|rule=relative&threshold=5|sweep=yes|rank_by=peak|rank_by=total|claimant=all|day_rule=start|${sources}|${days}|${times}}
  /v1/views/waves?${versions.replaceAll('definition=1', 'definition=4')}
  /v1/views/interception
  /v1/views/interception?{${formats.slice(1, -1)}|by=weapon|by=month|by=quarter|by=year|by=quarter,class|class=cruise|class=drone,ballistic|weapon=kalibr|claimant=all|day_rule=start|from=2024-01-01&compare_from=2023-01-01&compare_to=2023-12-31|${sources}|${days}|${times}}
  /v1/views/response
  /v1/views/response?{${formats.slice(1, -1)}|rule=relative|threshold=50&gap=0|rungs=convened|rungs=pledged,delivered&horizon=7|forum=UDCG|donor=DEU|category=military&min_amount=50000000&fx=as_reported|claimant=all|day_rule=start|${sources}|${days}|${times}}
  /v1/views/response?${versions}
  /v1/views/interception?${versions.replaceAll('definition=1', 'definition=2')}
  /v1/views/coalition
  /v1/views/coalition?{${formats.slice(1, -1)}|body=UDCG|body=NATO|body=EU|body=NATO&since=2023-02-28&on=2024-03-07|body=UDCG&on=2023-02-28|on=2020-01-01|since=2024-01-01|${sources}|${times}|${conversions}}
  /v1/views/coalition?${versions}
  /v1/views/air-defence
  /v1/views/air-defence?by=${airDefenceBy}
  /v1/views/air-defence?by={class|system,donor}&${formats}
  /v1/views/air-defence?by={class|system}&{class=long_range|class=medium_range,short_range|system=patriot|system=nasams,iris-t|donor=DEU|donor=USA,NLD|stage=delivered|stage=pledged,committed|on=2024-07-15|on=2023-01-01|request_source=counterweight-demo|request_source=nobody|${sources}|${days}|${times}}
  /v1/views/air-defence?${strikesVersions}
  /v1/views/conversion
  /v1/views/conversion?by=${oneOrTwo(['cohort', 'class', 'category', 'donor'])}
  /v1/views/conversion?{${formats.slice(1, -1)}|class=long_range|class=armour,artillery|cohort=2022-H1|cohort=undated|category=military|donor=DEU|published_type=Weapons|${sources}|${days}|${times}|${conversions}}
  /v1/views/conversion?${versions}
  /v1/explain?view=conversion&by=class&{class=long_range|cohort=2022-H1|donor=USA|from=2023-01-01}
  /v1/explain?view=air-defence
  /v1/explain?view=air-defence&by={system|donor,stage}&{format=csv|format=ndjson|class=long_range|system=patriot|donor=DEU|stage=delivered|on=2024-07-15|from=2023-01-01|to=2023-12-31|source=counterweight-demo|request_source=counterweight-demo|as_of=2024-01-01|known_at=${DEMO_DAY}|min_seq=1|definition=2}
  /v1/explain?view=strikes&by=weapon&{weapon=shahed&from=2023-12-29|region=UA|reported_hit=unknown|target=energy,port|at_seq=0}
  /v1/explain?view=waves&from=2023-12-29&to=2024-01-02&{threshold=50|gap=10|rank_by=total|day_rule=end}
  /v1/explain?view=interception&by=class&{class=cruise|from=2023-12-29|day_rule=start}
  /v1/explain?view=response&rungs=requested,convened&{horizon=7|forum=NUC|from=2023-12-29}
  /v1/explain?view=support&by=donor&{currency=USD&stage=committed|category=military|subcategory=air_defence}
  /v1/explain?view=coalition&body=NATO&on=2024-05-01&since=2023-01-01
  /v1/summary
  /v1/summary?{${times}|${conversions}}
`);

/** What is asked of lists and of single entities. */
export const listQuestions = expand(`
  /v1/strikes?limit={1|500}
  /v1/strikes?limit=500&${formats}&from=2023-12-29&to=2024-01-02
  /v1/strikes?limit=20&{${strikeFilters}|${sources}|${days}|${times}}
  /v1/pledges?limit={1|500}
  /v1/pledges?rows={pledge|day}&limit=200&${formats}
  /v1/pledges?rows=day&limit=20&{${supportFilters}}
  /v1/pledges?rows={pledge|day}&limit=20&{${sources}|${days}|${times}}
  /v1/pledges?limit=20&{status=committed|status=delivered,pledged|part_of=counterweight-demo:usa-nasams-1|stage=committed|donor=USA|category=military|subcategory=air_defence}
  /v1/pledges?limit=5&{${conversions}}
  /v1/${listed}?limit=500
  /v1/${listed}?limit=20&${formats}
  /v1/${listed}?limit=20&{${sources}|${days}|${times}}
  /v1/requests?forum={NUC|UDCG}
  /v1/meetings?{forum=NUC|forum=UDCG,NUC|meeting_format=ambassadors|scheduling=extraordinary}
  /v1/restrictions?{kind=appropriation_blocked|donor=USA|donor=EPF,EU}
  /v1/memberships?limit=100&{on=2023-02-28|on=2024-03-07&body=NATO|body=UDCG|party=FIN|party=FIN,SWE&body=EU}
  /v1/statements?{topic=rank-of-a-strike|topic=coalition|measure=support|measure=coalition,strikes|measure=air_defence}
  /v1/links?{entity=counterweight-demo:nuc-2024-01-10|relation=in_response_to}
  /v1/datasets
  /v1/{restrictions|rates|datasets}?cursor=nonsense
  /v1/rates/ecb-reference-rates:2024-01-04{?|/history?}at_seq=0
  /v1/datasets?{limit=1|known_at=${BEFORE}|known_at=${DEMO_DAY}|min_seq=1|at_seq=0}
  /v1/timeline
  /v1/timeline?limit=20&{${formats.slice(1, -1)}|${days}|${sources}|${times}}
  /v1/timeline?limit=50&kind={strike|request|meeting|pledge|restriction|statement|membership|strike,pledge}
  /v1/timeline?limit=50&{point=delivered|point=requested,convened|undated=only|definition=1|definition=1&known_at=${DEMO_DAY}}
  /v1/vocabularies{?|?lang=uk|?of=region,stage&format=csv|?of=weather}
  /v1
  /v1/policies
  /v1/journal/days{?|?format=csv|?at_seq=0}
  /schemas/{counterweight.strike.reported.v1.json|nothing.json}
  /examples/{counterweight.strike.reported.v1.json|nothing.json}
  /asyncapi.json
  /healthz
  /openapi.json
`);

/** Lists of which the first three pages are read, each by the link to it in the page before. */
export const pagedQuestions = expand(`
  /v1/{strikes|pledges|requests|meetings|restrictions|memberships|statements|links|rates|datasets|timeline}?limit=3
  /v1/{strikes|timeline}?limit=3&format=csv
  /v1/pledges?rows=day&limit=3&format=csv
  /v1/timeline?undated=only&limit=3
  /v1/strikes?limit=3&known_at=${DEMO_DAY}
  /v1/explain?view=air-defence&limit=3
`);

/** The journal, read to its end; its pages follow what was recorded together, which no two runs do alike. */
export const journalQuestions = expand(`
  /v1/changes
  /v1/changes?{limit=50|kind=strike|kind=membership&limit=10|source=counterweight-demo|source=nobody|after=0&limit=5000}
`);

/** What every single entity is asked at, beside its own address and its history. */
export const entityTimes = expand(`
  {?|/history?}{known_at=${BEFORE}|known_at=${DEMO_DAY}|known_at=${TODAY}|min_seq=1|at_seq=0}
`);
