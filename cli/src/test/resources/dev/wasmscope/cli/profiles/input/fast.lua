-- The same with the pieces collected first.
local pieces = {}
for i = 1, 2000 do
  pieces[i] = i .. ","
end
print(#table.concat(pieces))
