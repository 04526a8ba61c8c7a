" agentls for ALE, which finds this file by its name.

call ale#linter#Define('toml', agentls#linter())
