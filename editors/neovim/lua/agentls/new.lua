-- :AgentlsNew

local M = {}

local function is_empty(buffer)
  return vim.api.nvim_buf_line_count(buffer) == 1 and vim.api.nvim_buf_get_lines(buffer, 0, 1, false)[1] == ''
end

--- Writes the template into an empty buffer; Tab goes through what it leaves to the author.
local function fill(client, buffer)
  local asked = { command = 'agentls.template', arguments = { vim.uri_from_bufnr(buffer) } }
  client:request('workspace/executeCommand', asked, function(_, template)
    if type(template) == 'string' and vim.api.nvim_get_current_buf() == buffer and is_empty(buffer) then
      vim.snippet.expand((template:gsub('\n$', '')))
    end
  end, buffer)
end

---Opens a file that is to be; its path says what kind it is.
---@param path string
function M.open(path)
  vim.cmd.edit(vim.fn.fnameescape(path))
  local buffer = vim.api.nvim_get_current_buf()
  local running = vim.lsp.get_clients({ name = 'agentls', bufnr = buffer })[1]
  if running then
    return fill(running, buffer)
  end
  vim.api.nvim_create_autocmd('LspAttach', {
    buffer = buffer,
    callback = function(event)
      local client = vim.lsp.get_client_by_id(event.data.client_id)
      if client and client.name == 'agentls' then
        fill(client, buffer)
        return true
      end
    end,
  })
end

return M
