add_months(d, n) AS CAST(CAST(d AS DATE) + to_months(CAST(n AS INTEGER)) AS DATE)
array_size(x) AS len(x)
collect_list(x) AS list(x) FILTER (WHERE x IS NOT NULL)
collect_set(x) AS list(DISTINCT x) FILTER (WHERE x IS NOT NULL)
curdate() AS current_date
current_timestamp() AS now()
date_add(d, n) AS CAST(d AS DATE) + CAST(n AS INTEGER)
date_sub(d, n) AS CAST(d AS DATE) - CAST(n AS INTEGER)
datediff(e, s) AS date_diff('day', CAST(s AS DATE), CAST(e AS DATE))
dayofweek(d) AS isodow(d) % 7 + 1
double(x) AS CAST(x AS DOUBLE)
explode(x) AS unnest(x)
from_unixtime(s) AS strftime(make_timestamp(CAST(s AS BIGINT) * 1000000), '%Y-%m-%d %H:%M:%S')
get_json_object(j, p) AS json_extract_string(j, p)
getdate() AS now()
isnotnull(x) AS x IS NOT NULL
isnull(x) AS x IS NULL
log(x) AS ln(x), (b, x) AS ln(x) / ln(b)
nvl(a, b) AS coalesce(a, b)
nvl2(a, b, c) AS CASE WHEN a IS NOT NULL THEN b ELSE c END
percentile(x, p) AS quantile_cont(x, p)
pmod(a, b) AS ((a % b) + b) % b
rand() AS random()
regexp_extract(s, p) AS system.main.regexp_extract(s, p, 1), (s, p, i) AS system.main.regexp_extract(s, p, i)
regexp_replace(s, p, r) AS system.main.regexp_replace(s, p, r, 'g')
sequence(a, b) AS generate_series(a, b)
size(x) AS len(x)
split(s, r) AS string_split_regex(s, r)
string(x) AS CAST(x AS VARCHAR)
to_date(d) AS CAST(d AS DATE)
to_timestamp(t) AS CAST(t AS TIMESTAMP)
try_divide(a, b) AS a / nullif(b, 0)
unix_timestamp(t) AS CAST(epoch(t) AS BIGINT)
weekday(d) AS isodow(d) - 1
