;;; visit.el --- What every client does in the scenario  -*- lexical-binding: t; -*-

;; A client says what is particular about it in the plist `visit-client':
;;   :running      whether the buffer has its server
;;   :hover        the buffer with what is shown of what is at point
;;   :fix          ask for the code actions at point
;;   :rename       rename what is at point
;;   :leave        stop the server

(require 'drive)
(require 'flymake)
(require 'agentls)

(defvar visit-client nil)

(defun visit-do (what &rest arguments)
  "Do WHAT as the client does, with ARGUMENTS."
  (apply (plist-get visit-client what) arguments))

(defun visit-diagnostics ()
  "Return the diagnostics of the buffer: line, characters and message, top down."
  (cl-loop for found in (sort (flymake-diagnostics)
                              (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b))))
           for from = (flymake-diagnostic-beg found)
           collect (vector (line-number-at-pos from)
                           (buffer-substring-no-properties from (flymake-diagnostic-end found))
                           (substring-no-properties (flymake-diagnostic-text found)))))

(defun visit-arrive ()
  "Return the diagnostics of the buffer, once the server has told them."
  (drive-done)
  (drive-wait "the server" (lambda () (visit-do :running)))
  (drive-wait "diagnostics" (lambda () (flymake-start) (visit-diagnostics))))

(defun visit-open (file)
  "Visit FILE and return its diagnostics."
  (find-file file)
  (visit-arrive))

(defun visit-revert ()
  "Take the current buffer back to what is on disk."
  (revert-buffer t t)
  (visit-arrive))

(defun visit-fix (line text wanted)
  "Take the action that matches WANTED at TEXT of LINE; return those offered and what the buffer is then."
  (drive-go line text)
  (let ((offered (drive-choose wanted (lambda () (visit-do :fix)))))
    (prog1 (drive-fields 'offered offered 'text (drive-text))
      (visit-revert))))

(defun visit-complete (line typed wanted)
  "Type TYPED at the end of LINE and take WANTED of what is offered; return the line."
  (drive-go line "")
  (end-of-line)
  (insert typed)
  (drive-done)
  (completion-at-point)
  (let ((offered (get-buffer-window "*Completions*")))
    (when offered
      (with-selected-window offered
        (goto-char (point-min))
        (re-search-forward (concat "^" (regexp-quote wanted) "\\_>"))
        (goto-char (match-beginning 0))
        (choose-completion))))
  (prog1 (drive-line)
    (visit-revert)))

(defun visit-rename (line text name)
  "Rename TEXT of LINE to NAME, and save what has changed."
  (drive-go line text)
  (cl-letf (((symbol-function 'y-or-n-p) #'always))
    (drive-wait "the rename" (lambda () (visit-try (lambda () (visit-do :rename name))))))
  (save-some-buffers t))

(defun visit-try (command)
  "Call COMMAND; return t, or nil where it is too early because the server is still reading files."
  (condition-case err
      (progn (funcall command) t)
    (error (unless (string-match-p "still being read" (format "%S" err))
             (signal (car err) (cdr err))))))

(defun visit-left ()
  "Return t once no process of the server is alive."
  (cl-loop for process in (process-list)
           never (and (process-live-p process) (equal (process-command process) agentls-command))))

(defun visit (reviewer tester)
  "Go through the scenario with the files REVIEWER and TESTER."
  (drive-tell 'diagnostics (vconcat (visit-open reviewer)))
  (drive-tell 'mode major-mode)
  (drive-go 5 "model")
  (drive-tell 'hover (with-current-buffer (visit-do :hover) (drive-text)))
  (drive-tell 'completed (visit-complete 4 ", Gl" "Glob"))
  (drive-tell 'mended (visit-fix 3 "â" "Write `→`"))
  (visit-open tester)
  (drive-tell 'described (visit-fix 3 ": all" "Quote"))
  (visit-open reviewer)
  (visit-rename 10 "tester" "verifier")
  (visit-do :leave)
  (drive-wait "the server's end" #'visit-left))

(provide 'visit)
;;; visit.el ends here
