;;; lsp-visit.el --- The scenario with lsp-mode  -*- lexical-binding: t; -*-

(require 'visit)
(require 'lsp-mode)

(setq lsp-auto-guess-root t
      lsp-response-timeout 120
      lsp-restart 'ignore
      lsp-enable-file-watchers nil)

(defun lsp-visit-hover ()
  "Return the help buffer about the thing at point."
  (save-window-excursion
    (lsp-describe-thing-at-point))
  "*lsp-help*")

(setq visit-client
      (list :running #'lsp-workspaces
            :hover #'lsp-visit-hover
            :fix (lambda () (call-interactively #'lsp-execute-code-action))
            :rename #'lsp-rename
            :leave (lambda () (mapc #'lsp-workspace-shutdown (lsp-workspaces)))))

(provide 'lsp-visit)
;;; lsp-visit.el ends here
