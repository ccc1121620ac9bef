" Drives Vim with ALE: reports "line, column, rule", takes the first code action, saves.
let s:report = []
func! s:Finish(code) abort
  call writefile(s:report, $REPORT)
  execute a:code == 0 ? 'qall!' : 'cquit ' . a:code
endfunc
func! s:Problems() abort
  return sort(copy(ale#engine#GetLoclist(bufnr('%'))), {a, b -> a.lnum == b.lnum ? a.col - b.col : a.lnum - b.lnum})
endfunc
func! s:Wait(what, isDone) abort
  for s:i in range(1000)
    if eval(a:isDone) | return | endif
    sleep 20m
  endfor
  call add(s:report, "FAIL\t" . a:what . "\t" . string(s:Problems()))
  call s:Finish(1)
endfunc
func! s:Choose(data, items) abort
  call ale#codefix#ApplyLSPCodeAction(a:data, a:items[0][1])
endfunc

ALELint
call s:Wait('problems', 'len(s:Problems()) == 3')
for s:problem in s:Problems()
  call add(s:report, join([s:problem.lnum, s:problem.col, s:problem.code], "\t"))
endfor
let s:first = s:Problems()[0]
call cursor(s:first.lnum, s:first.col)
let s:before = b:changedtick
call ale#codefix#Execute(0, function('s:Choose'))
call s:Wait('the rewrite', 'b:changedtick != ' . s:before)
ALELint
call s:Wait('one problem less', 'len(s:Problems()) == 2')
silent write
ALEStopAllLSPs
sleep 500m
call s:Finish(0)
