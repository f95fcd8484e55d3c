"!~~"(s, p) AS not_like_escape(s, p, '\')
"!~~*"(s, p) AS not_ilike_escape(s, p, '\')
"%"(a, b) AS system.main."%"(a, list_transform([b], lambda lf_v: CASE WHEN lf_v = 0 THEN error('[REMAINDER_BY_ZERO] Remainder by zero. Use `try_mod` to tolerate divisor being 0 and return NULL instead. If necessary set "ansi_mode" to "false" to bypass this error. SQLSTATE: 22012') ELSE lf_v END)[1])
"/"(a, b) AS system.main."/"(a, list_transform([b], lambda lf_v: CASE WHEN lf_v = 0 THEN error('[DIVIDE_BY_ZERO] Division by zero. Use `try_divide` to tolerate divisor being 0 and return NULL instead. If necessary set "ansi_mode" to "false" to bypass this error. SQLSTATE: 22012') ELSE lf_v END)[1])
"//"(a, b) AS list_transform([a], lambda lf_v: list_transform([b], lambda lf_k: CASE WHEN lf_k = 0 THEN error('[DIVIDE_BY_ZERO] Division by zero. Use `try_divide` to tolerate divisor being 0 and return NULL instead. If necessary set "ansi_mode" to "false" to bypass this error. SQLSTATE: 22012') WHEN system.main.typeof(lf_v) LIKE '%INT%' AND system.main.typeof(lf_k) LIKE '%INT%' THEN CAST(system.main."//"(CAST(lf_v AS BIGINT), CAST(lf_k AS BIGINT)) AS BIGINT) ELSE CAST(system.main.trunc(CAST(system.main."/"(lf_v, lf_k) AS DOUBLE)) AS BIGINT) END)[1])[1]
"^"(a, b) AS xor(a, b)
add_by_unit(u, n, t) AS CAST(t AS TIMESTAMP) + CAST(CAST(n AS BIGINT) || ' ' || u AS INTERVAL)
add_months(d, n) AS CAST(CAST(d AS DATE) + to_months(CAST(n AS INTEGER)) AS DATE)
all_true(a) AS CASE WHEN len(a) = 0 THEN true ELSE list_bool_and(a) END
any_true(a) AS CASE WHEN len(a) = 0 THEN false ELSE list_bool_or(a) END
approx_percentile(x, p) AS quantile_disc(x, p), (x, p, a) AS quantile_disc(x, p)
array_agg(x) AS list(x) FILTER (WHERE x IS NOT NULL)
array_compact(a) AS list_filter(a, lambda lf_x: lf_x IS NOT NULL)
array_distinct(a) AS list_filter(a, lambda lf_x, lf_i: list_position(a, lf_x) = lf_i)
array_except(a, b) AS array_distinct(list_filter(a, lambda lf_x: NOT list_contains(b, lf_x)))
array_insert(a, p, e) AS list_concat(a[:p - 1], [e], a[p:])
array_intersect(a, b) AS array_distinct(list_filter(a, lambda lf_x: list_contains(b, lf_x)))
array_join(a, d) AS array_to_string(a, d), (a, d, n) AS array_to_string(list_transform(a, lambda lf_x: coalesce(CAST(lf_x AS VARCHAR), n)), d)
array_max(x) AS list_max(x)
array_min(x) AS list_min(x)
array_position(a, e) AS CASE WHEN a IS NOT NULL AND e IS NOT NULL THEN CAST(coalesce(list_position(a, e), 0) AS BIGINT) END
array_prepend(a, e) AS list_prepend(e, a)
array_remove(a, e) AS list_filter(a, lambda lf_x: lf_x IS DISTINCT FROM e)
array_repeat(e, n) AS list_transform(range(CAST(n AS BIGINT)), lambda lf_i: e)
array_size(a) AS CAST(len(a) AS INTEGER)
array_sort(a) AS list_sort(a, 'ASC', 'NULLS LAST')
array_union(a, b) AS array_distinct(list_concat(a, b))
arrays_overlap(a, b) AS list_has_any(a, b)
as_texts(x) AS CASE WHEN system.main.typeof(x) LIKE '%]' THEN CAST(x AS VARCHAR[]) ELSE [CAST(x AS VARCHAR)] END
assert_true(c) AS CASE WHEN c THEN NULL ELSE error('[USER_RAISED_EXCEPTION] an assert_true() is not true! SQLSTATE: P0001') END
bit_length(s) AS CAST(system.main.bit_length(s) AS INTEGER)
bround(x) AS round_even(x, 0), (x, d) AS round_even(x, d)
btrim(s) AS trim(s), (s, c) AS trim(s, c)
cardinality(x) AS CAST(CASE WHEN system.main.typeof(x) LIKE 'MAP(%)' THEN len(json_keys(to_json(x))) ELSE len(TRY_CAST(x AS VARCHAR[])) END AS INTEGER)
ceil(x) AS CAST(system.main.ceil(x) AS BIGINT)
ceiling(x) AS CAST(system.main.ceil(x) AS BIGINT)
char_length(s) AS CAST(system.main.length(s) AS INTEGER)
character_length(s) AS CAST(system.main.length(s) AS INTEGER)
charindex(p, s) AS CAST(system.main.instr(s, p) AS INTEGER), (p, s, i) AS CAST(CASE WHEN system.main.instr(system.main.substring(s, i), p) > 0 THEN system.main.instr(system.main.substring(s, i), p) + i - 1 ELSE 0 END AS INTEGER)
collect_list(x) AS list(x) FILTER (WHERE x IS NOT NULL)
collect_set(x) AS list(DISTINCT x) FILTER (WHERE x IS NOT NULL)
concat_texts(s, l) AS CASE WHEN s IS NOT NULL THEN coalesce(array_to_string(flatten(l), s), '') END
convert_timezone(z, t) AS timezone(z, timezone('UTC', CAST(t AS TIMESTAMP))), (f, z, t) AS timezone(z, timezone(f, CAST(t AS TIMESTAMP)))
curdate() AS current_date
current_metastore() AS 'offline'
current_timestamp() AS now()
current_timezone() AS 'Etc/UTC'
date_add(d, n) AS CAST(d AS DATE) + CAST(n AS INTEGER)
date_format_by_pattern(t, f) AS strftime(CAST(t AS TIMESTAMP), f)
date_from_unix_date(n) AS DATE '1970-01-01' + CAST(n AS INTEGER)
date_part(p, x) AS CAST(CASE WHEN lower(p) IN ('dow', 'dayofweek') THEN system.main.date_part('dow', x) + 1 ELSE system.main.date_part(p, x) END AS INTEGER)
date_sub(d, n) AS CAST(d AS DATE) - CAST(n AS INTEGER)
dateadd(d, n) AS CAST(d AS DATE) + CAST(n AS INTEGER)
datediff(e, s) AS CAST(date_diff('day', CAST(s AS DATE), CAST(e AS DATE)) AS INTEGER)
day(d) AS CAST(system.main.day(CAST(d AS TIMESTAMP)) AS INTEGER)
dayname(d) AS left(system.main.dayname(CAST(d AS TIMESTAMP)), 3)
dayofmonth(d) AS CAST(system.main.day(CAST(d AS TIMESTAMP)) AS INTEGER)
dayofweek(d) AS CAST(isodow(CAST(d AS TIMESTAMP)) % 7 + 1 AS INTEGER)
dayofyear(d) AS CAST(system.main.dayofyear(CAST(d AS TIMESTAMP)) AS INTEGER)
decode(b, c) AS system.main.decode(b), (e, a, x) AS CASE WHEN e IS NOT DISTINCT FROM a THEN x END, (e, a, x, d) AS CASE WHEN e IS NOT DISTINCT FROM a THEN x ELSE d END, (e, a, x, b, y) AS CASE WHEN e IS NOT DISTINCT FROM a THEN x WHEN e IS NOT DISTINCT FROM b THEN y END, (e, a, x, b, y, d) AS CASE WHEN e IS NOT DISTINCT FROM a THEN x WHEN e IS NOT DISTINCT FROM b THEN y ELSE d END
diff_by_unit(u, s, e) AS datesub(u, CAST(s AS TIMESTAMP), CAST(e AS TIMESTAMP))
double(x) AS CAST(x AS DOUBLE)
e() AS exp(1)
element_at(x, i) AS list_transform([x], lambda lf_v: list_transform([i], lambda lf_k: CASE WHEN system.main.typeof(lf_v) LIKE '%]' AND abs(TRY_CAST(CAST(lf_k AS VARCHAR) AS BIGINT)) > len(TRY_CAST(lf_v AS VARCHAR[])) THEN error('[INVALID_ARRAY_INDEX_IN_ELEMENT_AT] The index ' || CAST(lf_k AS VARCHAR) || ' is out of bounds. The array has ' || len(TRY_CAST(lf_v AS VARCHAR[])) || ' elements. Use `try_element_at` to tolerate accessing element at invalid index and return NULL instead. SQLSTATE: 22003') ELSE lf_v[lf_k] END)[1])[1]
encode(s, c) AS system.main.encode(s)
endswith(s, e) AS ends_with(s, e)
equal_null(a, b) AS a IS NOT DISTINCT FROM b
every(x) AS bool_and(x)
explode(x) AS unnest(x)
explode_outer(a) AS unnest(CASE WHEN len(a) > 0 THEN a ELSE [NULL] END)
find_in_set(s, l) AS CAST(coalesce(list_position(string_split(l, ','), s), 0) AS INTEGER)
first_known(x) AS system.main.first(x) FILTER (WHERE x IS NOT NULL)
floor(x) AS CAST(system.main.floor(x) AS BIGINT)
format_number(x, d) AS format('{:,.' || d || 'f}', CAST(x AS DOUBLE))
from_unixtime(s) AS strftime(make_timestamp(CAST(s AS BIGINT) * 1000000), '%Y-%m-%d %H:%M:%S')
from_unixtime_by_pattern(s, f) AS strftime(make_timestamp(CAST(s AS BIGINT) * 1000000), f)
from_utc_timestamp(t, z) AS timezone(z, timezone('UTC', CAST(t AS TIMESTAMP)))
get(a, i) AS CASE WHEN i >= 0 THEN a[i + 1] END
get_json_object(j, p) AS json_extract_string(j, p)
getbit(x, i) AS CAST((x >> i) & 1 AS TINYINT)
getdate() AS now()
hour(t) AS CAST(system.main.hour(CAST(t AS TIMESTAMP)) AS INTEGER)
hypot(a, b) AS sqrt(CAST(a AS DOUBLE) * a + CAST(b AS DOUBLE) * b)
iff(c, a, b) AS CASE WHEN c THEN a ELSE b END
initcap(s) AS array_to_string(list_transform(string_split(lower(s), ' '), lambda lf_w: upper(lf_w[1:1]) || lf_w[2:]), ' ')
instr(s, p) AS CAST(system.main.instr(s, p) AS INTEGER)
isnotnull(x) AS x IS NOT NULL
isnull(x) AS x IS NULL
json_array_length(j) AS CAST(system.main.json_array_length(j) AS INTEGER)
json_object_keys(j) AS json_keys(j)
json_of_type(j, t) AS json_transform(CASE WHEN json_valid(j) THEN j END, t)
json_path(j, p) AS json_extract_string(j, p)
json_paths(j, p) AS CAST(to_json(json_extract(j, p)) AS VARCHAR)
last_day(d) AS system.main.last_day(CAST(d AS DATE))
last_known(x) AS system.main.last(x) FILTER (WHERE x IS NOT NULL)
len(x) AS CAST(system.main.len(x) AS INTEGER)
length(x) AS CAST(system.main.length(x) AS INTEGER)
levenshtein(a, b) AS CAST(system.main.levenshtein(a, b) AS INTEGER)
locate(p, s) AS CAST(system.main.instr(s, p) AS INTEGER), (p, s, i) AS CAST(CASE WHEN system.main.instr(system.main.substring(s, i), p) > 0 THEN system.main.instr(system.main.substring(s, i), p) + i - 1 ELSE 0 END AS INTEGER)
log(x) AS ln(x), (b, x) AS ln(x) / ln(b)
lpad(s, n) AS system.main.lpad(s, n, ' '), (s, n, p) AS system.main.lpad(s, n, p)
map_contains_key(m, k) AS list_contains(map_keys(m), k)
map_from_arrays(k, v) AS map(k, v)
minute(t) AS CAST(system.main.minute(CAST(t AS TIMESTAMP)) AS INTEGER)
month(d) AS CAST(system.main.month(CAST(d AS TIMESTAMP)) AS INTEGER)
monthname(d) AS left(system.main.monthname(CAST(d AS TIMESTAMP)), 3)
months_between(e, s) AS CASE WHEN day(CAST(e AS TIMESTAMP)) = day(CAST(s AS TIMESTAMP)) OR (CAST(e AS DATE) = last_day(CAST(e AS DATE)) AND CAST(s AS DATE) = last_day(CAST(s AS DATE))) THEN CAST((year(CAST(e AS DATE)) - year(CAST(s AS DATE))) * 12 + month(CAST(e AS DATE)) - month(CAST(s AS DATE)) AS DOUBLE) ELSE round((year(CAST(e AS DATE)) - year(CAST(s AS DATE))) * 12 + month(CAST(e AS DATE)) - month(CAST(s AS DATE)) + ((day(CAST(e AS DATE)) - day(CAST(s AS DATE))) * 86400 + epoch(CAST(CAST(e AS TIMESTAMP) AS TIME)) - epoch(CAST(CAST(s AS TIMESTAMP) AS TIME))) / 2678400.0, 8) END
moved(d, i) AS cast_to_type(d + i, d)
nanvl(a, b) AS CASE WHEN isnan(a) THEN b ELSE a END
negative(x) AS -x
next_day(d, n) AS CAST(d AS DATE) + CAST((list_position(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], upper(left(n, 2))) - isodow(CAST(d AS DATE)) + 6) % 7 + 1 AS INTEGER)
nth(x, i) AS list_transform([x], lambda lf_v: list_transform([i], lambda lf_k: CASE WHEN system.main.typeof(lf_v) LIKE '%]' AND TRY_CAST(CAST(lf_k AS VARCHAR) AS BIGINT) NOT BETWEEN 0 AND len(TRY_CAST(lf_v AS VARCHAR[])) - 1 THEN error('[INVALID_ARRAY_INDEX] The index ' || CAST(lf_k AS VARCHAR) || ' is out of bounds. The array has ' || len(TRY_CAST(lf_v AS VARCHAR[])) || ' elements. Use the SQL function `get()` to tolerate accessing element at invalid index and return NULL instead. SQLSTATE: 22003') ELSE lf_v[CASE WHEN system.main.typeof(lf_v) LIKE '%]' THEN cast_to_type(TRY_CAST(CAST(lf_k AS VARCHAR) AS BIGINT) + 1, lf_k) ELSE lf_k END] END)[1])[1]
nullifzero(x) AS nullif(x, 0)
nvl(a, b) AS coalesce(a, b)
nvl2(a, b, c) AS CASE WHEN a IS NOT NULL THEN b ELSE c END
octet_length(s) AS CAST(strlen(s) AS INTEGER)
overlay(s, r, p) AS left(s, p - 1) || r || system.main.substring(s, p + system.main.length(r)), (s, r, p, n) AS left(s, p - 1) || r || system.main.substring(s, p + n)
parse_json(j) AS CAST(j AS JSON)
parse_url(u, p) AS nullif(CASE p WHEN 'HOST' THEN system.main.regexp_extract(u, '^[^:/?#]+://(?:[^/?#@]*@)?([^/?#:]*)', 1) WHEN 'PROTOCOL' THEN system.main.regexp_extract(u, '^([^:/?#]+):', 1) WHEN 'PATH' THEN system.main.regexp_extract(u, '^[^:/?#]+://[^/?#]*([^?#]*)', 1) WHEN 'QUERY' THEN system.main.regexp_extract(u, '\?([^#]*)', 1) WHEN 'REF' THEN system.main.regexp_extract(u, '#(.*)$', 1) END, ''), (u, p, k) AS nullif(system.main.regexp_extract(system.main.regexp_extract(u, '\?([^#]*)', 1), '(?:^|&)' || regexp_escape(k) || '=([^&]*)', 1), '')
percentile(x, p) AS quantile_cont(x, p)
percentile_approx(x, p) AS quantile_disc(x, p), (x, p, a) AS quantile_disc(x, p)
pmod(a, b) AS ((a % b) + b) % b
positive(x) AS x
quarter(d) AS CAST(system.main.quarter(CAST(d AS TIMESTAMP)) AS INTEGER)
raise_error(m) AS error('[USER_RAISED_EXCEPTION] ' || m || ' SQLSTATE: P0001')
rand() AS random(), (seed) AS random()
randn() AS sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())
regexp_count(s, p) AS CAST(len(system.main.regexp_extract_all(s, p)) AS INTEGER)
regexp_extract(s, p) AS system.main.regexp_extract(s, p, 1), (s, p, i) AS system.main.regexp_extract(s, p, i)
regexp_extract_all(s, p) AS system.main.regexp_extract_all(s, p, 1), (s, p, i) AS system.main.regexp_extract_all(s, p, i)
regexp_full_match(s, p) AS regexp_matches(s, p)
regexp_like(s, p) AS regexp_matches(s, p)
regexp_replace(s, p, r) AS system.main.regexp_replace(s, p, system.main.regexp_replace(replace(r, '\', '\\'), '\$([0-9])', '\\\1', 'g'), 'g')
regexp_substr(s, p) AS nullif(system.main.regexp_extract(s, p, 0), '')
replace(s, f) AS system.main.replace(s, f, ''), (s, f, t) AS system.main.replace(s, f, t)
reverse(x) AS list_transform([x], lambda lf_v: CASE WHEN system.main.typeof(lf_v) LIKE '%]' THEN cast_to_type(list_reverse(CAST(lf_v AS VARCHAR[])), lf_v) ELSE cast_to_type(system.main.reverse(CAST(lf_v AS VARCHAR)), lf_v) END)[1]
rint(x) AS CAST(round_even(x, 0) AS DOUBLE)
rpad(s, n) AS system.main.rpad(s, n, ' '), (s, n, p) AS system.main.rpad(s, n, p)
second(t) AS CAST(system.main.second(CAST(t AS TIMESTAMP)) AS INTEGER)
seconds_of(t) AS CAST(epoch_us(CAST(t AS TIMESTAMP)) % 60000000 / 1000000 AS DECIMAL(8, 6))
sequence(a, b) AS list_transform(generate_series(0, abs(CAST(b - a AS BIGINT))), lambda lf_i: a + CAST(sign(CAST(b - a AS BIGINT)) * lf_i AS INTEGER)), (a, b, s) AS list_transform(generate_series(a, b, s), lambda lf_x: cast_to_type(lf_x, a))
sequence_by_interval(a, b, s) AS list_transform(generate_series(CAST(a AS TIMESTAMP), CAST(b AS TIMESTAMP), s), lambda lf_t: cast_to_type(lf_t, a))
sha(s) AS sha1(s)
sha2(s, n) AS CASE WHEN n IN (0, 256) THEN sha256(s) ELSE error('[UNSUPPORTED_FEATURE] Offline, sha2() has 256 bits only. SQLSTATE: 0A000') END
shiftleft(x, n) AS x << n
shiftright(x, n) AS x >> n
sign(x) AS CAST(system.main.sign(x) AS DOUBLE)
signum(x) AS CAST(system.main.sign(x) AS DOUBLE)
size(x) AS CAST(CASE WHEN system.main.typeof(x) LIKE 'MAP(%)' THEN len(json_keys(to_json(x))) ELSE len(TRY_CAST(x AS VARCHAR[])) END AS INTEGER)
slice(a, s, n) AS CASE WHEN s > 0 THEN a[s:s + n - 1] ELSE a[len(a) + s + 1:len(a) + s + n] END
sort_array(a) AS list_sort(a, 'ASC', 'NULLS FIRST'), (a, up) AS CASE WHEN up THEN list_sort(a, 'ASC', 'NULLS FIRST') ELSE list_sort(a, 'DESC', 'NULLS LAST') END
space(n) AS repeat(' ', n)
split(s, r) AS string_split_regex(s, r), (s, r, n) AS CASE WHEN n <= 0 OR len(string_split_regex(s, r)) <= n THEN string_split_regex(s, r) ELSE list_append(string_split_regex(s, r)[1:n - 1], system.main.substring(s, CAST(coalesce(list_sum(list_transform(string_split_regex(s, r)[1:n - 1], lambda lf_x: system.main.length(lf_x))), 0) + list_sum(list_transform(system.main.regexp_extract_all(s, r)[1:n - 1], lambda lf_x: system.main.length(lf_x))) + 1 AS BIGINT))) END
startswith(s, b) AS starts_with(s, b)
std(x) AS stddev(x)
string(x) AS CAST(x AS VARCHAR)
substring(s, p) AS system.main.substring(s, CASE WHEN p = 0 THEN 1 ELSE p END), (s, p, n) AS system.main.substring(s, CASE WHEN p = 0 THEN 1 ELSE p END, n)
substring_index(s, d, n) AS CASE WHEN n > 0 THEN array_to_string(string_split(s, d)[1:n], d) WHEN n < 0 THEN array_to_string(string_split(s, d)[n:], d) ELSE '' END
timestamp_micros(n) AS make_timestamp(CAST(n AS BIGINT))
timestamp_millis(n) AS make_timestamp(CAST(n AS BIGINT) * 1000)
timestamp_seconds(n) AS make_timestamp(CAST(CAST(n AS DOUBLE) * 1000000 AS BIGINT))
to_bigint(x) AS list_transform([x], lambda lf_v: CASE WHEN system.main.typeof(lf_v) = 'VARCHAR' THEN CASE WHEN system.main.regexp_full_match(system.main.trim(CAST(lf_v AS VARCHAR)), '[+-]?[0-9]+') THEN CAST(system.main.trim(CAST(lf_v AS VARCHAR)) AS BIGINT) WHEN lf_v IS NOT NULL THEN error('[CAST_INVALID_INPUT] The value ''' || CAST(lf_v AS VARCHAR) || ''' of the type "STRING" cannot be cast to "BIGINT" because it is malformed. Correct the value as per the syntax, or change its target type. Use `try_cast` to tolerate malformed input and return NULL instead. SQLSTATE: 22018') END WHEN system.main.typeof(lf_v) LIKE 'TIMESTAMP%' THEN CAST(system.main.floor(epoch(CAST(CAST(lf_v AS VARCHAR) AS TIMESTAMP))) AS BIGINT) WHEN system.main.typeof(lf_v) IN ('DOUBLE', 'FLOAT') THEN CAST(system.main.trunc(CAST(CAST(lf_v AS VARCHAR) AS DOUBLE)) AS BIGINT) WHEN system.main.typeof(lf_v) LIKE 'DECIMAL%' THEN CAST(split_part(CAST(lf_v AS VARCHAR), '.', 1) AS BIGINT) ELSE CAST(lf_v AS BIGINT) END)[1]
to_boolean(x) AS CAST(x AS BOOLEAN)
to_date(d) AS CAST(d AS DATE)
to_date_by_pattern(d, f) AS CAST(strptime(d, f) AS DATE)
to_float(x) AS CAST(x AS FLOAT)
to_int(x) AS list_transform([x], lambda lf_v: CASE WHEN system.main.typeof(lf_v) = 'VARCHAR' THEN CASE WHEN system.main.regexp_full_match(system.main.trim(CAST(lf_v AS VARCHAR)), '[+-]?[0-9]+') THEN CAST(system.main.trim(CAST(lf_v AS VARCHAR)) AS INTEGER) WHEN lf_v IS NOT NULL THEN error('[CAST_INVALID_INPUT] The value ''' || CAST(lf_v AS VARCHAR) || ''' of the type "STRING" cannot be cast to "INT" because it is malformed. Correct the value as per the syntax, or change its target type. Use `try_cast` to tolerate malformed input and return NULL instead. SQLSTATE: 22018') END WHEN system.main.typeof(lf_v) LIKE 'TIMESTAMP%' THEN CAST(system.main.floor(epoch(CAST(CAST(lf_v AS VARCHAR) AS TIMESTAMP))) AS INTEGER) WHEN system.main.typeof(lf_v) IN ('DOUBLE', 'FLOAT') THEN CAST(system.main.trunc(CAST(CAST(lf_v AS VARCHAR) AS DOUBLE)) AS INTEGER) WHEN system.main.typeof(lf_v) LIKE 'DECIMAL%' THEN CAST(split_part(CAST(lf_v AS VARCHAR), '.', 1) AS INTEGER) ELSE CAST(lf_v AS INTEGER) END)[1]
to_smallint(x) AS list_transform([x], lambda lf_v: CASE WHEN system.main.typeof(lf_v) = 'VARCHAR' THEN CASE WHEN system.main.regexp_full_match(system.main.trim(CAST(lf_v AS VARCHAR)), '[+-]?[0-9]+') THEN CAST(system.main.trim(CAST(lf_v AS VARCHAR)) AS SMALLINT) WHEN lf_v IS NOT NULL THEN error('[CAST_INVALID_INPUT] The value ''' || CAST(lf_v AS VARCHAR) || ''' of the type "STRING" cannot be cast to "SMALLINT" because it is malformed. Correct the value as per the syntax, or change its target type. Use `try_cast` to tolerate malformed input and return NULL instead. SQLSTATE: 22018') END WHEN system.main.typeof(lf_v) LIKE 'TIMESTAMP%' THEN CAST(system.main.floor(epoch(CAST(CAST(lf_v AS VARCHAR) AS TIMESTAMP))) AS SMALLINT) WHEN system.main.typeof(lf_v) IN ('DOUBLE', 'FLOAT') THEN CAST(system.main.trunc(CAST(CAST(lf_v AS VARCHAR) AS DOUBLE)) AS SMALLINT) WHEN system.main.typeof(lf_v) LIKE 'DECIMAL%' THEN CAST(split_part(CAST(lf_v AS VARCHAR), '.', 1) AS SMALLINT) ELSE CAST(lf_v AS SMALLINT) END)[1]
to_timestamp(x) AS list_transform([x], lambda lf_v: CASE WHEN system.main.typeof(lf_v) = 'VARCHAR' THEN timezone('UTC', CAST(CAST(lf_v AS VARCHAR) AS TIMESTAMPTZ)) WHEN system.main.typeof(lf_v) IN ('TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'FLOAT', 'DOUBLE') OR system.main.typeof(lf_v) LIKE 'DECIMAL%' THEN make_timestamp(CAST(CAST(CAST(lf_v AS VARCHAR) AS DOUBLE) * 1000000 AS BIGINT)) ELSE CAST(CAST(lf_v AS VARCHAR) AS TIMESTAMP) END)[1]
to_timestamp_by_pattern(t, f) AS strptime(t, f)
to_tinyint(x) AS list_transform([x], lambda lf_v: CASE WHEN system.main.typeof(lf_v) = 'VARCHAR' THEN CASE WHEN system.main.regexp_full_match(system.main.trim(CAST(lf_v AS VARCHAR)), '[+-]?[0-9]+') THEN CAST(system.main.trim(CAST(lf_v AS VARCHAR)) AS TINYINT) WHEN lf_v IS NOT NULL THEN error('[CAST_INVALID_INPUT] The value ''' || CAST(lf_v AS VARCHAR) || ''' of the type "STRING" cannot be cast to "TINYINT" because it is malformed. Correct the value as per the syntax, or change its target type. Use `try_cast` to tolerate malformed input and return NULL instead. SQLSTATE: 22018') END WHEN system.main.typeof(lf_v) LIKE 'TIMESTAMP%' THEN CAST(system.main.floor(epoch(CAST(CAST(lf_v AS VARCHAR) AS TIMESTAMP))) AS TINYINT) WHEN system.main.typeof(lf_v) IN ('DOUBLE', 'FLOAT') THEN CAST(system.main.trunc(CAST(CAST(lf_v AS VARCHAR) AS DOUBLE)) AS TINYINT) WHEN system.main.typeof(lf_v) LIKE 'DECIMAL%' THEN CAST(split_part(CAST(lf_v AS VARCHAR), '.', 1) AS TINYINT) ELSE CAST(lf_v AS TINYINT) END)[1]
to_unix_timestamp_by_pattern(t, f) AS CAST(epoch(strptime(t, f)) AS BIGINT)
to_utc_timestamp(t, z) AS timezone('UTC', timezone(z, CAST(t AS TIMESTAMP)))
trim_left(c, s) AS ltrim(s, c)
trim_right(c, s) AS rtrim(s, c)
trunc(x) AS system.main.trunc(x), (d, f) AS CAST(date_trunc(CASE upper(f) WHEN 'MM' THEN 'month' WHEN 'MON' THEN 'month' WHEN 'YY' THEN 'year' WHEN 'YYYY' THEN 'year' WHEN 'Q' THEN 'quarter' ELSE f END, CAST(d AS DATE)) AS DATE)
try_add(a, b) AS TRY(a + b)
try_avg(x) AS avg(x)
try_divide(a, b) AS a / nullif(b, 0)
try_element_at(x, i) AS x[i]
try_mod(a, b) AS a % nullif(b, 0)
try_multiply(a, b) AS TRY(a * b)
try_subtract(a, b) AS TRY(a - b)
try_sum(x) AS sum(x)
try_to_bigint(x) AS list_transform([x], lambda lf_v: CASE WHEN system.main.typeof(lf_v) = 'VARCHAR' THEN CASE WHEN system.main.regexp_full_match(system.main.trim(CAST(lf_v AS VARCHAR)), '[+-]?[0-9]+') THEN TRY_CAST(system.main.trim(CAST(lf_v AS VARCHAR)) AS BIGINT) WHEN lf_v IS NOT NULL THEN NULL END WHEN system.main.typeof(lf_v) LIKE 'TIMESTAMP%' THEN TRY_CAST(system.main.floor(epoch(CAST(CAST(lf_v AS VARCHAR) AS TIMESTAMP))) AS BIGINT) WHEN system.main.typeof(lf_v) IN ('DOUBLE', 'FLOAT') THEN TRY_CAST(system.main.trunc(CAST(CAST(lf_v AS VARCHAR) AS DOUBLE)) AS BIGINT) WHEN system.main.typeof(lf_v) LIKE 'DECIMAL%' THEN TRY_CAST(split_part(CAST(lf_v AS VARCHAR), '.', 1) AS BIGINT) ELSE TRY_CAST(lf_v AS BIGINT) END)[1]
try_to_date(d) AS TRY_CAST(d AS DATE)
try_to_date_by_pattern(d, f) AS CAST(try_strptime(d, f) AS DATE)
try_to_int(x) AS list_transform([x], lambda lf_v: CASE WHEN system.main.typeof(lf_v) = 'VARCHAR' THEN CASE WHEN system.main.regexp_full_match(system.main.trim(CAST(lf_v AS VARCHAR)), '[+-]?[0-9]+') THEN TRY_CAST(system.main.trim(CAST(lf_v AS VARCHAR)) AS INTEGER) WHEN lf_v IS NOT NULL THEN NULL END WHEN system.main.typeof(lf_v) LIKE 'TIMESTAMP%' THEN TRY_CAST(system.main.floor(epoch(CAST(CAST(lf_v AS VARCHAR) AS TIMESTAMP))) AS INTEGER) WHEN system.main.typeof(lf_v) IN ('DOUBLE', 'FLOAT') THEN TRY_CAST(system.main.trunc(CAST(CAST(lf_v AS VARCHAR) AS DOUBLE)) AS INTEGER) WHEN system.main.typeof(lf_v) LIKE 'DECIMAL%' THEN TRY_CAST(split_part(CAST(lf_v AS VARCHAR), '.', 1) AS INTEGER) ELSE TRY_CAST(lf_v AS INTEGER) END)[1]
try_to_smallint(x) AS list_transform([x], lambda lf_v: CASE WHEN system.main.typeof(lf_v) = 'VARCHAR' THEN CASE WHEN system.main.regexp_full_match(system.main.trim(CAST(lf_v AS VARCHAR)), '[+-]?[0-9]+') THEN TRY_CAST(system.main.trim(CAST(lf_v AS VARCHAR)) AS SMALLINT) WHEN lf_v IS NOT NULL THEN NULL END WHEN system.main.typeof(lf_v) LIKE 'TIMESTAMP%' THEN TRY_CAST(system.main.floor(epoch(CAST(CAST(lf_v AS VARCHAR) AS TIMESTAMP))) AS SMALLINT) WHEN system.main.typeof(lf_v) IN ('DOUBLE', 'FLOAT') THEN TRY_CAST(system.main.trunc(CAST(CAST(lf_v AS VARCHAR) AS DOUBLE)) AS SMALLINT) WHEN system.main.typeof(lf_v) LIKE 'DECIMAL%' THEN TRY_CAST(split_part(CAST(lf_v AS VARCHAR), '.', 1) AS SMALLINT) ELSE TRY_CAST(lf_v AS SMALLINT) END)[1]
try_to_timestamp(x) AS list_transform([x], lambda lf_v: CASE WHEN system.main.typeof(lf_v) = 'VARCHAR' THEN timezone('UTC', TRY_CAST(CAST(lf_v AS VARCHAR) AS TIMESTAMPTZ)) ELSE to_timestamp(lf_v) END)[1]
try_to_timestamp_by_pattern(t, f) AS try_strptime(t, f)
try_to_tinyint(x) AS list_transform([x], lambda lf_v: CASE WHEN system.main.typeof(lf_v) = 'VARCHAR' THEN CASE WHEN system.main.regexp_full_match(system.main.trim(CAST(lf_v AS VARCHAR)), '[+-]?[0-9]+') THEN TRY_CAST(system.main.trim(CAST(lf_v AS VARCHAR)) AS TINYINT) WHEN lf_v IS NOT NULL THEN NULL END WHEN system.main.typeof(lf_v) LIKE 'TIMESTAMP%' THEN TRY_CAST(system.main.floor(epoch(CAST(CAST(lf_v AS VARCHAR) AS TIMESTAMP))) AS TINYINT) WHEN system.main.typeof(lf_v) IN ('DOUBLE', 'FLOAT') THEN TRY_CAST(system.main.trunc(CAST(CAST(lf_v AS VARCHAR) AS DOUBLE)) AS TINYINT) WHEN system.main.typeof(lf_v) LIKE 'DECIMAL%' THEN TRY_CAST(split_part(CAST(lf_v AS VARCHAR), '.', 1) AS TINYINT) ELSE TRY_CAST(lf_v AS TINYINT) END)[1]
typeof(x) AS CASE system.main.typeof(x) WHEN 'INTEGER' THEN 'int' WHEN 'VARCHAR' THEN 'string' WHEN 'BLOB' THEN 'binary' WHEN 'HUGEINT' THEN 'bigint' WHEN 'TIMESTAMP WITH TIME ZONE' THEN 'timestamp' WHEN '"NULL"' THEN 'void' ELSE lower(system.main.typeof(x)) END
unbase64(s) AS from_base64(s)
unix_date(d) AS CAST(date_diff('day', DATE '1970-01-01', CAST(d AS DATE)) AS INTEGER)
unix_micros(t) AS epoch_us(CAST(t AS TIMESTAMP))
unix_millis(t) AS epoch_ms(CAST(t AS TIMESTAMP))
unix_seconds(t) AS CAST(system.main.floor(epoch(CAST(t AS TIMESTAMP))) AS BIGINT)
unix_timestamp() AS CAST(epoch(now()) AS BIGINT), (t) AS CAST(epoch(CAST(t AS TIMESTAMP)) AS BIGINT)
unix_timestamp_by_pattern(t, f) AS CAST(epoch(strptime(t, f)) AS BIGINT)
url_decode(s) AS system.main.url_decode(replace(s, '+', ' '))
url_encode(s) AS replace(system.main.url_encode(s), '%20', '+')
uuid() AS CAST(gen_random_uuid() AS VARCHAR)
version() AS '4.0.0 0000000000000000000000000000000000000000'
weekday(d) AS CAST(isodow(CAST(d AS TIMESTAMP)) - 1 AS INTEGER)
weekofyear(d) AS CAST(system.main.week(CAST(d AS TIMESTAMP)) AS INTEGER)
whole_row(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN row(a, b) END, (a, b, c) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL AND c IS NOT NULL THEN row(a, b, c) END
width_bucket(v, lo, hi, n) AS CAST(CASE WHEN v < lo THEN 0 WHEN v >= hi THEN n + 1 ELSE floor((v - lo) * n / (hi - lo)) + 1 END AS BIGINT)
year(d) AS CAST(system.main.year(CAST(d AS TIMESTAMP)) AS INTEGER)
zeroifnull(x) AS coalesce(x, 0)
"~~"(s, p) AS like_escape(s, p, '\')
"~~*"(s, p) AS ilike_escape(s, p, '\')
