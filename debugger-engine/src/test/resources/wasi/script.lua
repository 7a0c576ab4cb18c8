local function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end
print(_VERSION, fib(15), #arg, arg[1], arg[2])

local words = {}
for word in ("the quick brown fox"):gmatch("%a+") do words[#words + 1] = word:upper() end
table.sort(words)
print(table.concat(words, ","))
print(string.format("%5.2f|%x|%q|%g", math.pi, 255, "a\nb", 2^53))

for line in io.lines("input.txt") do print("in", line) end
print(io.open("missing.txt"))

local out = assert(io.open("made/result.txt", "w"))
out:write("line 1\n", 42, "\n")
print(out:seek("cur"), out:seek("set", 2))
out:write("NE")
out:close()
assert(os.rename("made/result.txt", "made/renamed.txt"))
print(os.remove("made/result.txt"))
local both = assert(io.open("made/renamed.txt", "a+"))
both:write("appended\n")
both:seek("set")
print(both:read("a"))
both:close()

print("stdin", io.read("l"), io.read("n"), io.read("a"))
io.stderr:write("to stderr\n")
os.exit(3)
