-- Drives Neovim: reports the problems as lines of "line, byte column, rule", takes the first code action, saves.
local report = {}
local function finish(code)
  vim.fn.writefile(report, vim.env.REPORT)
  vim.cmd(code == 0 and "qall!" or "cquit " .. code)
end
local function wait(what, is_done)
  if vim.wait(20000, is_done, 20) then return end
  table.insert(report, "FAIL\t" .. what .. "\t" .. vim.inspect(vim.diagnostic.get(0)):gsub("%s+", " "))
  finish(1)
end

wait("problems", function() return #vim.diagnostic.get(0) == 3 end)
local problems = vim.diagnostic.get(0)
table.sort(problems, function(a, b) return a.lnum < b.lnum or (a.lnum == b.lnum and a.col < b.col) end)
for _, problem in ipairs(problems) do
  table.insert(report, table.concat({ problem.lnum + 1, problem.col, problem.code, problem.source }, "\t"))
end

vim.ui.select = function(items, options, choose)
  for i, item in ipairs(items) do
    if i == 1 then choose(item, i) end
  end
end
vim.api.nvim_win_set_cursor(0, { problems[1].lnum + 1, problems[1].col })
local before = vim.api.nvim_buf_get_changedtick(0)
vim.lsp.buf.code_action()
wait("the rewrite", function() return vim.api.nvim_buf_get_changedtick(0) ~= before end)
wait("one problem less", function() return #vim.diagnostic.get(0) == 2 end)
vim.cmd("silent write")
finish(0)
