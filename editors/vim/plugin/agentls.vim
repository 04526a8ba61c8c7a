" agentls for vim-lsp, which asks for its servers by the event `lsp_setup`; without it this does nothing.

if exists('g:loaded_agentls')
  finish
endif
let g:loaded_agentls = 1

" Empty where no server is to be started.
function! s:root() abort
  let l:root = agentls#root(bufnr('%'))
  return empty(l:root) ? '' : lsp#utils#path_to_uri(l:root)
endfunction

function! s:register() abort
  " vim-lsp takes columns for code points.
  call lsp#register_server({
  \   'name': 'agentls',
  \   'cmd': {server -> agentls#command('utf-32')},
  \   'root_uri': {server -> s:root()},
  \   'allowlist': g:agentls#places#filetypes,
  \   'workspace_config': agentls#settings(),
  \})
endfunction

augroup agentls
  autocmd!
  autocmd User lsp_setup call s:register()
augroup END
