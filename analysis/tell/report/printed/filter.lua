-- What pandoc does not do by itself, for report.docx and report.pdf.
-- Text is data: for typst each word is a string of its code, so that nothing in it is markup.

local typst = FORMAT == "typst"
local few = 16 -- rows
local long, piece = 24, 12 -- letters: a longer word may be broken after each so many

local styles = { note = "Note", warning = "Warning", paste = "Paste", lead = "Lead" }

local function breakable(word)
  if utf8.len(word) <= long or word:match("^%x+$") then return word end
  local parts, n = {}, 0
  for _, code in utf8.codes(word) do
    parts[#parts + 1] = utf8.char(code)
    n = n + 1
    if n % piece == 0 then parts[#parts + 1] = utf8.char(0x200B) end
  end
  return table.concat(parts)
end

local function quoted(text)
  return '"' .. text:gsub('[\\"]', "\\%0"):gsub("[\r\n]", " ") .. '"'
end

function Str(one)
  local text = breakable(one.text)
  return typst and pandoc.RawInline("typst", "#" .. quoted(text) .. ";") or pandoc.Str(text)
end

function Code(one)
  return typst and pandoc.RawInline("typst", "#raw(" .. quoted(one.text) .. ");") or nil
end

function Image(one)
  if not typst then return nil end
  local drawn = one.src:gsub("%.png$", ".svg")
  local alt = quoted(pandoc.utils.stringify(one.attributes.said or ""))
  local width = one.attributes.width or "100%"
  return pandoc.RawInline("typst", "#image(" .. quoted(drawn) .. ", alt: " .. alt .. ", width: " .. width .. ");")
end

function Div(one)
  local class = one.classes[1]
  if typst and class == "contents" then return pandoc.RawBlock("typst", "#contents()") end
  if not styles[class] then return nil end
  if typst then
    local made = pandoc.List({ pandoc.RawBlock("typst", "#" .. class .. "[") })
    made:extend(one.content)
    made:insert(pandoc.RawBlock("typst", "]"))
    return made
  end
  one.attributes["custom-style"] = styles[class]
  return one
end

-- pandoc sets each definition in a block of its own, below its term.
function DefinitionList(one)
  if not typst then return nil end
  local made = pandoc.List({ pandoc.RawInline("typst", "#terms(") })
  for _, item in ipairs(one.content) do
    made:insert(pandoc.RawInline("typst", "terms.item(["))
    made:extend(item[1])
    made:insert(pandoc.RawInline("typst", "], ["))
    made:extend(pandoc.utils.blocks_to_inlines(item[2][1]))
    made:insert(pandoc.RawInline("typst", "]), "))
  end
  made:insert(pandoc.RawInline("typst", ")"))
  return pandoc.Plain(made)
end

local function smaller(cell, style)
  if #cell.contents == 0 then cell.contents = { pandoc.Plain(pandoc.Str(utf8.char(0xA0))) } end -- or Word makes it high
  local text = pandoc.Blocks(cell.contents):walk({ Plain = function(one) return pandoc.Para(one.content) end })
  cell.contents = { pandoc.Div(text, pandoc.Attr("", {}, { ["custom-style"] = style })) }
end

-- A small table stays on one page, and its note with it.
function Table(one)
  local rows = pandoc.List()
  rows:extend(one.head.rows)
  for _, body in ipairs(one.bodies) do rows:extend(body.body) end
  local small = #rows <= few
  if typst then
    return small and { pandoc.RawBlock("typst", "#kept["), one, pandoc.RawBlock("typst", "]") } or nil
  end
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do smaller(cell, small and "Table Text Kept" or "Table Text") end
  end
  return one
end
