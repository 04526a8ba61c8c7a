;;; eglot-visit.el --- The scenario with Eglot  -*- lexical-binding: t; -*-

(require 'visit)
(require 'eglot)

(setq eglot-connect-timeout 120)

(defun eglot-visit-shown ()
  "Return t once ElDoc's buffer tells of the model, and no longer of the line where the cursor was before."
  (and (buffer-live-p eldoc--doc-buffer)
       (with-current-buffer eldoc--doc-buffer
         (string-match-p "^The model:" (buffer-substring-no-properties (point-min) (point-max))))))

(defun eglot-visit-hover ()
  "Return the buffer with what ElDoc shows at point."
  (eldoc t)
  (drive-wait "what ElDoc shows" #'eglot-visit-shown)
  eldoc--doc-buffer)

(defun eglot-visit-fix ()
  "Ask for the code actions at point by key."
  (let ((last-nonmenu-event ?a))
    (call-interactively #'eglot-code-actions)))

(setq visit-client
      (list :running #'eglot-managed-p
            :hover #'eglot-visit-hover
            :fix #'eglot-visit-fix
            :rename #'eglot-rename
            :leave (lambda () (eglot-shutdown (eglot-current-server)))))

(provide 'eglot-visit)
;;; eglot-visit.el ends here
