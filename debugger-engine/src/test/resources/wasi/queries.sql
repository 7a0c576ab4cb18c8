.mode list
select count(*), sum(id), min(born), max(name), total(length(data)) from person;
begin;
update person set name = upper(name) where id % 3 = 0;
delete from person where id > 9000;
select count(*), count(distinct substr(name, 1, 1)) from person;
select count(*) from log;
rollback;
select count(*), (select count(*) from log) from person;
savepoint before;
delete from person where id <= 10;
select group_concat(what, '; ') from log;
rollback to before;
release before;
insert into person(id, name) values(1, 'taken');
insert into person(name) values('person 00001');
select changes(), last_insert_rowid();
.headers on
.mode csv
select id, name, round(born, 3) as born, hex(data) as bytes from person where name like 'person 0012_' order by born;
.mode column
select cast(born as integer) / 10 * 10 as decade, count(*) as people, avg(id) as mean from person group by decade order by decade;
.mode list
.headers off
select name, rank() over (partition by id % 2 order by born) as place from person where id < 12 order by id;
with recursive fib(n, a, b) as (select 1, 0, 1 union all select n + 1, b, a + b from fib where n < 20) select group_concat(a) from fib;
select date('2024-02-29', '+1 year'), strftime('%j %w', '2026-11-22'), julianday('2000-01-01');
select json_extract('{"a":[1,2,{"b":"c"}]}', '$.a[2].b'), typeof(1.0), 7 / 2, 7 % 3, -7 / 2.0, 1e308 * 10, 'ünï' like 'ÜNÏ';
select printf('%08.3f|%-6s|%+d|%x|%q', 3.14159, 'ab', 5, 255, 'it''s'), hex(zeroblob(3)), quote(x'00ff');
select count(*) from old_ones;
alter table person add column note text default 'none';
.schema person
delete from person where id % 2 = 0;
vacuum;
select count(*), count(note) from person;
pragma integrity_check;
pragma page_count;
select * from nowhere;
select 'after the error';
