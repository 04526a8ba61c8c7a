;;; drive.el --- A visit to an agent file, told as JSON  -*- lexical-binding: t; -*-

;; Batch mode has no command loop: `drive-done' and `drive-wait' do what it does after a command.

(require 'cl-lib)
(require 'json)
(require 'package)

;; An Emacs that is not installed cannot start itself as a compiler.
(setq inhibit-automatic-native-compilation t
      native-comp-enable-subr-trampolines nil
      make-backup-files nil
      create-lockfiles nil)

(defvar drive-told nil "What has been seen, the newest first.")

(defun drive-tell (key value)
  "Note that KEY is VALUE."
  (push (cons key value) drive-told))

(defvar drive-rested nil "The idle timers that have run since the last command.")

(defun drive-idle ()
  "Run each idle timer, once after a command."
  (dolist (timer (seq-difference timer-idle-list drive-rested #'eq))
    (push timer drive-rested)
    (timer-event-handler timer)))

(defun drive-done ()
  "Say that a command has been done."
  (setq drive-rested nil)
  (run-hooks 'post-command-hook)
  (drive-idle))

(defun drive-wait (what wanted)
  "Return what WANTED returns, once it is not nil; WHAT says what that is."
  (let ((end (+ (float-time) 120)) value)
    (while (not (setq value (funcall wanted)))
      (when (> (float-time) end)
        (error "Not seen: %s" what))
      (accept-process-output nil 0.02)
      (drive-idle))
    value))

(defun drive-line ()
  "Return the text of the current line."
  (buffer-substring-no-properties (line-beginning-position) (line-end-position)))

(defun drive-text ()
  "Return the text of the current buffer."
  (buffer-substring-no-properties (point-min) (point-max)))

(defun drive-go (line text)
  "Go to the first TEXT behind the beginning of LINE."
  (goto-char (point-min))
  (forward-line (1- line))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun drive-choose (wanted command)
  "Call COMMAND, and answer with the choice that matches WANTED; return all choices."
  (let* (offered
         (completing-read-function
          (lambda (_prompt choices &rest _)
            (setq offered (all-completions "" choices))
            (or (cl-find-if (lambda (choice) (string-match-p wanted choice)) offered)
                (error "No `%s' among %S" wanted offered)))))
    (funcall command)
    (vconcat (mapcar #'substring-no-properties offered))))

(defun drive-packages (folder)
  "Make the packages in FOLDER known, with the files that their installation would have made."
  (dolist (package (directory-files folder t "-[0-9.]+\\'"))
    (let ((name (replace-regexp-in-string "-[0-9.]+\\'" "" (file-name-nondirectory package))))
      (unless (file-exists-p (expand-file-name (concat name "-autoloads.el") package))
        (package-generate-autoloads name package))))
  (add-to-list 'package-directory-list folder))

(defun drive-fields (&rest fields)
  "Return FIELDS, in which keys and values take turns, as an object."
  (cl-loop for (key value) on fields by #'cddr collect (cons key value)))

(defun drive (story)
  "Run STORY and write down what was told, then leave."
  (let ((debug-on-error nil) failed)
    (condition-case err
        (funcall story)
      (error (setq failed t) (drive-tell 'error (format "%S" err))))
    (let ((coding-system-for-write 'utf-8))
      (with-temp-file (getenv "DRIVE_OUT")
        (insert (json-encode drive-told))))
    (kill-emacs (if failed 1 0))))

(provide 'drive)
;;; drive.el ends here
