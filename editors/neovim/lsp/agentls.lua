local places = require('agentls.places')

--- What a lens about references does: the server names the place, in the protocol's form.
local function show_references(command, context)
  local uri, at = command.arguments[1], command.arguments[2]
  local encoding = assert(vim.lsp.get_client_by_id(context.client_id)).offset_encoding
  vim.lsp.util.show_document({ uri = uri, range = { start = at, ['end'] = at } }, encoding, { focus = true })
  vim.lsp.buf.references({ includeDeclaration = false })
end

--- Neovim 0.12 asks again about the files that are not open, where a server reports on those, and about no others.
local function ask_again(err, result, context)
  local client = assert(vim.lsp.get_client_by_id(context.client_id))
  for buffer in pairs(client.attached_buffers) do
    local document = vim.lsp.util.make_text_document_params(buffer)
    client:request('textDocument/diagnostic', { textDocument = document }, nil, buffer)
  end
  return vim.lsp.handlers['workspace/diagnostic/refresh'](err, result, context)
end

--- Markdown wherever it lies, for settings can make an agent file of any; of the rest only what lies like one.
local function root_dir(buffer, start)
  local path = vim.fs.normalize(vim.api.nvim_buf_get_name(buffer))
  local fits = vim.iter(places.globs):any(function(glob)
    return vim.glob.to_lpeg(glob):match(path) ~= nil
  end)
  if fits or vim.bo[buffer].filetype == 'markdown' then
    start(vim.fs.root(buffer, vim.lsp.config.agentls.root_markers))
  end
end

---@type vim.lsp.Config
return {
  cmd = { 'agentls', 'serve' },
  filetypes = places.filetypes,
  root_dir = root_dir,
  -- `.claude` last: most home folders have one, and a project below should not be rooted there.
  root_markers = { 'agentls.toml', '.git', '.claude' },
  capabilities = { experimental = { commands = { commands = { 'agentls.showReferences' } } } },
  handlers = { ['workspace/diagnostic/refresh'] = ask_again },
  commands = { ['agentls.showReferences'] = show_references },
}
