-- Joins numbers into one text, piece by piece.
local text = ""
for i = 1, 2000 do
  text = text .. i .. ","
end
print(#text)
