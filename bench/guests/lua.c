// A Lua state that runs one script with what a script does all day: tables, closures, strings, sorting, patterns.
#include <stdint.h>
#include <time.h>
#include "lua.h"
#include "lauxlib.h"
#include "lualib.h"

// Lua seeds its hashes from the clock; here every run is the same.
clock_t clock(void) { return 0; }

static const char script[] =
    "local n = ...\n"
    "local check = 0\n"
    "local function fib(k) if k < 2 then return k end return fib(k - 1) + fib(k - 2) end\n"
    "local Account = {} Account.__index = Account\n"
    "function Account.new(b) return setmetatable({balance = b}, Account) end\n"
    "function Account:post(v) self.balance = self.balance + v return self end\n"
    "for round = 1, n do\n"
    "  check = check + fib(16)\n"
    "  local t, words = {}, {}\n"
    "  for i = 1, 400 do t[i] = (i * 7919 + round) % 1009 end\n"
    "  table.sort(t)\n"
    "  for i = 1, #t, 40 do check = (check * 31 + t[i]) % 1000003 end\n"
    "  for i = 1, 200 do words[#words + 1] = 'w' .. i % 37 .. ':' .. i end\n"
    "  local line = table.concat(words, ' ')\n"
    "  local counts = {}\n"
    "  for key, value in line:gmatch('(%a%d+):(%d+)') do counts[key] = (counts[key] or 0) + tonumber(value) end\n"
    "  check = (check + counts.w1 + #line:upper():gsub('W', 'xy')) % 1000003\n"
    "  local account = Account.new(0)\n"
    "  for i = 1, 300 do account:post(i * 0.5) end\n"
    "  check = check + math.floor(account.balance)\n"
    "end\n"
    "return check\n";

__attribute__((export_name("lua"))) int32_t lua(int32_t rounds) {
    static const luaL_Reg libraries[] = {{LUA_GNAME, luaopen_base},       {LUA_STRLIBNAME, luaopen_string},
                                         {LUA_TABLIBNAME, luaopen_table}, {LUA_MATHLIBNAME, luaopen_math},
                                         {0, 0}};
    lua_State *state = luaL_newstate();
    for (const luaL_Reg *library = libraries; library->func; library++) {
        luaL_requiref(state, library->name, library->func, 1);
        lua_pop(state, 1);
    }
    int32_t result = -1;
    if (luaL_loadstring(state, script) == LUA_OK) {
        lua_pushinteger(state, rounds);
        lua_call(state, 1, 1);
        result = (int32_t)lua_tointeger(state, -1);
    }
    lua_close(state);
    return result;
}
