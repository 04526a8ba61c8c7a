-- :checkhealth agentls

local health = vim.health
local M = {}

---The configured executable, whether or not it exists.
---@return string? name nil when `cmd` is a function, which cannot be looked up
local function executable()
  local config = vim.lsp.config.agentls
  local cmd = config and config.cmd
  return type(cmd) == 'table' and cmd[1] or nil
end

local function check_neovim()
  if vim.fn.has('nvim-0.11') == 1 then
    health.ok('Neovim ' .. tostring(vim.version()))
  else
    health.error('Neovim 0.11 or later is needed; this is ' .. tostring(vim.version()))
  end
end

local function check_server()
  local name = executable()
  if not name then
    health.info('the command is a function; it is not looked up')
    return
  end
  local path = vim.fn.exepath(name)
  if path == '' then
    health.error(('`%s` is not executable'):format(name), {
      'Run `pip install agentls`, and see that its folder is in $PATH.',
      "Or name the program: vim.lsp.config('agentls', { cmd = { '/path/to/agentls', 'serve' } })",
    })
    return
  end
  local done = vim.system({ path, '--version' }, { text = true }):wait(15000)
  if done.code == 0 then
    health.ok(('%s (%s)'):format(vim.trim(done.stdout), path))
  else
    health.error(('`%s --version` failed'):format(path), vim.split(vim.trim(done.stderr or ''), '\n'))
  end
end

local function check_clients()
  -- is_enabled came with 0.12.
  if vim.lsp.is_enabled and not vim.lsp.is_enabled('agentls') then
    health.warn('not enabled', "vim.lsp.enable('agentls')")
  end
  local clients = vim.lsp.get_clients({ name = 'agentls' })
  if #clients == 0 then
    health.info('not running; open a Markdown file such as .claude/agents/reviewer.md')
  end
  for _, client in ipairs(clients) do
    local names = vim.tbl_map(function(buffer)
      return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':~:.')
    end, vim.tbl_keys(client.attached_buffers))
    table.sort(names)
    health.ok(('running in %s, attached to %s'):format(client.root_dir or 'no folder', table.concat(names, ', ')))
  end
end

function M.check()
  health.start('agentls')
  check_neovim()
  if vim.fn.has('nvim-0.11') == 1 then
    check_server()
    check_clients()
  end
end

return M
