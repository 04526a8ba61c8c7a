;;; agentls.el --- Agent files with the agentls language server  -*- lexical-binding: t; -*-

;; Copyright (C) 2025 The agentls authors

;; Author: The agentls authors
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (markdown-mode "2.5"))
;; Keywords: languages, tools
;; URL: https://github.com/agentls/agentls
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; `agentls-mode' is Markdown mode for the files that instruct AI agents;
;; `agentls-toml-mode', `agentls-yaml-mode' and `agentls-json-mode' are modes
;; for those in TOML, YAML and JSON.  The agentls language server is
;; made known to Eglot and to lsp-mode for these files and for no other ones,
;; which remain with the servers you have for them:
;;
;;     (require 'agentls)
;;     (add-hook 'agentls-mode-hook #'eglot-ensure)   ; or #'lsp-deferred
;;     (add-hook 'agentls-toml-mode-hook #'eglot-ensure)
;;
;; The server is a Python package: pip install agentls

;;; Code:

(require 'markdown-mode)

(declare-function lsp-register-client "ext:lsp-mode")
(declare-function lsp-stdio-connection "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")
(defvar eglot-server-programs)
(defvar lsp-language-id-configuration)

(defgroup agentls nil
  "Agent files with the agentls language server."
  :group 'languages
  :link '(url-link "https://github.com/agentls/agentls"))

(defcustom agentls-command '("agentls" "serve")
  "The language server: a program and its arguments."
  :type '(repeat string)
  :group 'agentls)

(defun agentls-command (&rest _)
  "Return the value of `agentls-command', as Eglot and lsp-mode ask for it."
  agentls-command)

;;;###autoload
(define-derived-mode agentls-mode markdown-mode "Agent"
  "Markdown mode for the files that instruct AI agents.")

;;;###autoload
(define-derived-mode agentls-toml-mode conf-toml-mode "Agent"
  "TOML mode for the files that instruct AI agents.")

;;;###autoload
(define-derived-mode agentls-yaml-mode conf-colon-mode "Agent"
  "Mode for the files in YAML that instruct AI agents.")

;;;###autoload
(define-derived-mode agentls-json-mode js-mode "Agent"
  "JSON mode for the files that instruct AI agents.")

;; The list is written by editors/generate.py.
;;;###autoload
(dolist (entry '(("/\\.claude/agents/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.claude/commands/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.claude/rules/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.claude/output-styles/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/CLAUDE\\.md\\'" . agentls-mode)
                 ("/CLAUDE\\.local\\.md\\'" . agentls-mode)
                 ("/\\.claude/agent-memory/[^/]*/MEMORY\\.md\\'" . agentls-mode)
                 ("/\\.claude/agent-memory-local/[^/]*/MEMORY\\.md\\'" . agentls-mode)
                 ("/\\.claude/settings\\.json\\'" . agentls-json-mode)
                 ("/\\.claude/settings\\.local\\.json\\'" . agentls-json-mode)
                 ("/hooks/hooks\\.json\\'" . agentls-json-mode)
                 ("/\\.mcp\\.json\\'" . agentls-json-mode)
                 ("/\\.claude-plugin/plugin\\.json\\'" . agentls-json-mode)
                 ("/\\.claude-plugin/marketplace\\.json\\'" . agentls-json-mode)
                 ("/\\.codex/agents/\\(?:.*/\\)?[^/]*\\.toml\\'" . agentls-toml-mode)
                 ("/\\.codex/config\\.toml\\'" . agentls-toml-mode)
                 ("/\\.github/agents/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.copilot/agents/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.github/prompts/\\(?:.*/\\)?[^/]*\\.prompt\\.md\\'" . agentls-mode)
                 ("/\\.github/copilot-instructions\\.md\\'" . agentls-mode)
                 ("/[^/]*\\.instructions\\.md\\'" . agentls-mode)
                 ("/[^/]*\\.chatmode\\.md\\'" . agentls-mode)
                 ("/\\.vscode/mcp\\.json\\'" . agentls-json-mode)
                 ("/\\.cursor/agents/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.cursor/rules/\\(?:.*/\\)?[^/]*\\.mdc\\'" . agentls-mode)
                 ("/\\.cursor/commands/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.gemini/agents/[^/]*\\.md\\'" . agentls-mode)
                 ("/GEMINI\\.md\\'" . agentls-mode)
                 ("/\\.kiro/agents/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.kiro/agents/[^/]*\\.json\\'" . agentls-json-mode)
                 ("/\\.kiro/steering/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.devin/agents/[^/]*/AGENT\\.md\\'" . agentls-mode)
                 ("/\\.devin/agents/[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.devin/rules/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.windsurf/rules/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/SKILL\\.md\\'" . agentls-mode)
                 ("/\\.opencode/agents/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.opencode/agent/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.config/opencode/agents/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.config/opencode/agent/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.opencode/commands/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.opencode/command/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.config/opencode/commands/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.config/opencode/command/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.opencode/opencode\\.json\\'" . agentls-json-mode)
                 ("/\\.opencode/opencode\\.jsonc\\'" . agentls-json-mode)
                 ("/\\.kilo/agents/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.kilo/agent/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.kilocode/agents/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.kilocode/agent/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.config/kilo/agents/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.config/kilo/agent/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.qoder/agents/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.qwen/agents/[^/]*\\.md\\'" . agentls-mode)
                 ("/QWEN\\.md\\'" . agentls-mode)
                 ("/QWEN\\.local\\.md\\'" . agentls-mode)
                 ("/\\.qwen/rules/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.factory/droids/[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.junie/agents/[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.augment/agents/\\(?:.*/\\)?[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.cline/agents/[^/]*\\.yaml\\'" . agentls-yaml-mode)
                 ("/\\.cline/agents/[^/]*\\.yml\\'" . agentls-yaml-mode)
                 ("/Documents/Cline/Agents/[^/]*\\.yaml\\'" . agentls-yaml-mode)
                 ("/Documents/Cline/Agents/[^/]*\\.yml\\'" . agentls-yaml-mode)
                 ("/\\.trae/agents/[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.trae-cn/agents/[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.amazonq/cli-agents/[^/]*\\.json\\'" . agentls-json-mode)
                 ("/\\.aws/amazonq/cli-agents/[^/]*\\.json\\'" . agentls-json-mode)
                 ("/\\.roomodes\\'" . agentls-yaml-mode)
                 ("/\\.agents/agents/[^/]*\\.md\\'" . agentls-mode)
                 ("/\\.agents/agents/[^/]*/agent\\.md\\'" . agentls-mode)
                 ("/\\.agents/agents/[^/]*/AGENT\\.md\\'" . agentls-mode)
                 ("/AGENTS\\.md\\'" . agentls-mode)))
  (add-to-list 'auto-mode-alist entry))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '(((agentls-mode :language-id "markdown")
                  (agentls-toml-mode :language-id "toml")
                  (agentls-yaml-mode :language-id "yaml")
                  (agentls-json-mode :language-id "json"))
                 . agentls-command)))

(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(agentls-mode . "markdown"))
  (add-to-list 'lsp-language-id-configuration '(agentls-toml-mode . "toml"))
  (add-to-list 'lsp-language-id-configuration '(agentls-yaml-mode . "yaml"))
  (add-to-list 'lsp-language-id-configuration '(agentls-json-mode . "json"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection #'agentls-command)
                    :major-modes '(agentls-mode agentls-toml-mode
                                    agentls-yaml-mode agentls-json-mode)
                    :add-on? t
                    ;; Before 9.0 lsp-mode counts so and does not say it.
                    :custom-capabilities '((general . ((positionEncodings . ["utf-32"]))))
                    :server-id 'agentls)))

(provide 'agentls)
;;; agentls.el ends here
