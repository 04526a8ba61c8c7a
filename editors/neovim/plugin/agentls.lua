if vim.fn.has('nvim-0.11') == 0 then
  vim.notify_once('agentls needs Neovim 0.11 or later', vim.log.levels.WARN)
  return
end

vim.lsp.enable('agentls')

vim.api.nvim_create_user_command('AgentlsNew', function(given)
  require('agentls.new').open(given.args)
end, { nargs = 1, complete = 'file', desc = 'Begin an agent file from its template, such as .claude/agents/reviewer.md' })
