" agentls for ALE, which finds this file by its name.

function! ale_linters#markdown#agentls#Command(buffer) abort
  " ALE takes columns for bytes.
  return '%e ' . join(map(agentls#command('utf-8')[1:], 'ale#Escape(v:val)'))
endfunction

call ale#linter#Define('markdown', {
\   'name': 'agentls',
\   'lsp': 'stdio',
\   'executable': {buffer -> agentls#command('utf-8')[0]},
\   'command': function('ale_linters#markdown#agentls#Command'),
\   'project_root': {buffer -> agentls#root(bufname(buffer))},
\   'lsp_config': {buffer -> agentls#settings()},
\})
