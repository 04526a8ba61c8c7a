//! Starts `agentls serve` and hands it the settings under `lsp.agentls`.

use zed_extension_api::settings::{CommandSettings, LspSettings};
use zed_extension_api::{self as zed, serde_json, Command, LanguageServerId, Result, Worktree};

const NOT_FOUND: &str =
    "agentls is not on the PATH: `pip install agentls`, or set lsp.agentls.binary.path";

struct Agentls;

fn settings_of(id: &LanguageServerId, worktree: &Worktree) -> LspSettings {
    LspSettings::for_worktree(id.as_ref(), worktree).unwrap_or_default()
}

fn program(given: Option<String>, worktree: &Worktree) -> Result<String> {
    given
        .or_else(|| worktree.which("agentls"))
        .ok_or_else(|| NOT_FOUND.to_string())
}

impl zed::Extension for Agentls {
    fn new() -> Self {
        Agentls
    }

    fn language_server_command(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let (path, arguments, env) = match settings_of(id, worktree).binary {
            Some(CommandSettings {
                path,
                arguments,
                env,
            }) => (path, arguments, env),
            None => (None, None, None),
        };
        let mut variables = worktree.shell_env();
        variables.extend(env.unwrap_or_default());
        Ok(Command {
            command: program(path, worktree)?,
            args: arguments.unwrap_or_else(|| vec!["serve".to_string()]),
            env: variables,
        })
    }

    fn language_server_initialization_options(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        let settings = settings_of(id, worktree);
        Ok(settings.initialization_options.or(settings.settings))
    }

    fn language_server_workspace_configuration(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        // Zed looks the section that the server asks for up in this.
        let settings = settings_of(id, worktree).settings;
        Ok(settings.map(|found| serde_json::json!({ "agentls": found })))
    }
}

zed::register_extension!(Agentls);
