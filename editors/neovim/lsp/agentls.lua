---@type vim.lsp.Config
return {
  cmd = { 'agentls', 'serve' },
  filetypes = { 'markdown' },
  -- `.claude` last: most home folders have one, and a project below should not be rooted there.
  root_markers = { 'agentls.toml', '.git', '.claude' },
}
