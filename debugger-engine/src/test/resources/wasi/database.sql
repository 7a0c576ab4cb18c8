.mode list
.headers off
pragma journal_mode = truncate;
create table person(id integer primary key, name text not null unique, born real, data blob);
create index by_birth on person(born desc, name collate nocase);
create table log(what text, at integer default 0);
create trigger logged after delete on person begin insert into log(what) values('deleted ' || old.name); end;
create view old_ones as select name, born from person where born < 1970;
