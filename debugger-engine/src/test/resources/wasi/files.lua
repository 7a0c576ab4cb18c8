-- Files as a real program uses them: every mode, every way to read, and what goes wrong.
local function try(...) print(select("#", ...), ...) end

local name = "work.txt"
local file = assert(io.open(name, "w"))
for i = 1, 200 do file:write(i, " ", i * i, "\n") end
print(file:seek("cur"), file:close(), io.type(file))

local sum, lines = 0, 0
for line in io.lines(name) do
  local a, b = line:match("(%d+) (%d+)")
  sum, lines = sum + a + b, lines + 1
end
print("lines", lines, "sum", sum)

file = assert(io.open(name, "r+"))
print(file:read("n", "n", "l", "L", 5))
print(file:seek("set", 100), file:read(10))
print(file:seek("end"))
file:seek("set", 2)
file:write("ONE")
file:flush()
file:seek("set")
print(file:read("l"), file:read(0))
file:close()

file = assert(io.open(name, "a+"))
file:write("appended\n")
print(file:seek("set"), #file:read("a"))
file:close()

file = assert(io.open("buffered.bin", "wb"))
file:setvbuf("full", 4096)
file:write(("\0\1\2\255"):rep(5000))
file:setvbuf("no")
file:write("end")
file:close()
file = assert(io.open("buffered.bin", "rb"))
local bytes = file:read("a")
print(#bytes, bytes:byte(1, 4), bytes:sub(-3))
file:close()

try(io.open("missing/none.txt", "w"))
try(io.open("folder", "w"))
try(io.open("missing.txt"))
try(pcall(io.lines, "missing.txt"))
try(os.rename(name, "folder/moved.txt"))
try(os.rename(name, "elsewhere.txt"))
try(os.rename("folder/moved.txt", "missing/x"))
try(os.remove("folder"))
try(os.remove("missing.txt"))
try(os.remove("folder/moved.txt"))
try(os.remove("folder"))
try(pcall(io.read, "z"))
try(pcall(os.tmpname))
print(os.getenv("NOTHING"), type(os.time()), os.date("!%Y-%m-%d", 86400))

io.output("out.txt")
io.write("through the default output\n")
io.output():close()
io.output(io.stdout)
io.input("out.txt")
print(io.read("a"))
local chunk = assert(load("return 1 + ..."))
print(chunk(41), load("return ("))
local big = {}
for i = 1, 20000 do big[i] = i % 7 .. "-" .. i end
print(#table.concat(big), collectgarbage("count") > 0)
error({code = 5})
