" What ALE and vim-lsp have to know about the server agentls.

" The command line. Both plugins leave unsaid what they count columns in.
function! agentls#command(encoding) abort
  return [get(g:, 'agentls_executable', 'agentls'), 'serve', '--position-encoding', a:encoding]
endfunction

" What ALE has to know, which takes columns for bytes. Without a root it starts nothing.
function! agentls#linter() abort
  return {
  \   'name': 'agentls',
  \   'lsp': 'stdio',
  \   'executable': {buffer -> agentls#command('utf-8')[0]},
  \   'command': {buffer -> '%e ' . join(map(agentls#command('utf-8')[1:], 'ale#Escape(v:val)'))},
  \   'project_root': {buffer -> agentls#root(buffer)},
  \   'lsp_config': {buffer -> agentls#settings()},
  \ }
endfunction

" Settings as the server takes them.
function! agentls#settings() abort
  return {'agentls': get(g:, 'agentls_settings', {})}
endfunction

" Whether a buffer can be an agent file: any Markdown, for settings can make one of it, and what lies where they do.
function! agentls#concerns(buffer) abort
  let l:path = substitute(fnamemodify(bufname(a:buffer), ':p'), '\\', '/', 'g')
  let l:fitting = filter(copy(g:agentls#places#globs), {_, glob -> l:path =~# glob2regpat(glob)})
  return getbufvar(a:buffer, '&filetype') =~# '\<markdown\>' || !empty(l:fitting)
endfunction

" The project's folder: where the first of these is found upward, else the file's own. Empty for a buffer that is none
" of the server's.
function! agentls#root(buffer) abort
  if !agentls#concerns(a:buffer)
    return ''
  endif
  let l:folder = fnamemodify(bufname(a:buffer), ':p:h')
  for l:marker in ['agentls.toml', '.git', '.claude']
    let l:at = agentls#holder(l:marker, l:folder)
    if !empty(l:at)
      return l:at
    endif
  endfor
  return l:folder
endfunction

" The nearest folder, from the given one upward, that has a file or folder of this name.
function! agentls#holder(name, folder) abort
  let l:at = a:folder
  while !filereadable(l:at . '/' . a:name) && !isdirectory(l:at . '/' . a:name)
    let l:above = fnamemodify(l:at, ':h')
    if l:above ==# l:at
      return ''
    endif
    let l:at = l:above
  endwhile
  return l:at
endfunction
