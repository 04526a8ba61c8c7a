" What ALE and vim-lsp have to know about the server agentls.

" The command line. Both plugins leave unsaid what they count columns in.
function! agentls#command(encoding) abort
  return [get(g:, 'agentls_executable', 'agentls'), 'serve', '--position-encoding', a:encoding]
endfunction

" Settings as the server takes them.
function! agentls#settings() abort
  return {'agentls': get(g:, 'agentls_settings', {})}
endfunction

" The project's folder: where the first of these is found upward, else the file's own.
function! agentls#root(file) abort
  let l:folder = fnamemodify(a:file, ':p:h')
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
