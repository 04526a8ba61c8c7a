import changelog from "../samples/.claude/agents/changelog.md";
import codeExplainer from "../samples/.claude/agents/code-explainer.md";
import migrations from "../samples/.claude/agents/migrations.md";
import onboarding from "../samples/.claude/agents/onboarding.md";
import pipeline from "../samples/.claude/agents/pipeline.md";
import releaseNotes from "../samples/.claude/agents/release-notes.md";
import reviewer from "../samples/.claude/agents/reviewer.md";
import tester from "../samples/.claude/agents/tester.md";
import triage from "../samples/.claude/agents/triage.md";
import reviewPr from "../samples/.claude/commands/review-pr.md";
import pdfForms from "../samples/.claude/skills/pdf-forms/SKILL.md";
import sceptic from "../samples/.codex/agents/sceptic.toml";
import historian from "../samples/.gemini/agents/historian.md";
import planner from "../samples/.github/agents/planner.agent.md";
import librarian from "../samples/.opencode/agents/librarian.md";

/** A file to try things on. */
export interface Sample {
  readonly group: string;
  readonly path: string;
  /** What it shows, in a few words. */
  readonly title: string;
  /** What to try with it, in a sentence. */
  readonly hint: string;
  readonly text: string;
  /** Its lines end as on Windows. */
  readonly windows?: boolean;
}

const FAULTS = "Faults to try";
const OTHERS = "Of other agent tools";
const TOGETHER = "Files that know each other";
const SOUND = "In good order";

/** The group of the files that the user has begun. */
export const OWN = "Your own";

/** All samples, in the order in which they are shown. */
export const SAMPLES: readonly Sample[] = [
  {
    group: FAULTS,
    path: ".claude/agents/release-notes.md",
    title: "A colon in the description",
    hint: "Put the cursor on the squiggle and press Ctrl+. to see what can be done.",
    text: releaseNotes,
  },
  {
    group: FAULTS,
    path: ".claude/agents/onboarding.md",
    title: "\\n that stays two characters",
    hint: "Fix everything makes a block of it, with real line breaks.",
    text: onboarding,
  },
  {
    group: FAULTS,
    path: ".claude/agents/pipeline.md",
    title: "Mojibake where arrows stood",
    hint: "F8 goes from one problem to the next, Ctrl+. repairs it.",
    text: pipeline,
  },
  {
    group: FAULTS,
    path: ".claude/agents/triage.md",
    title: "A retired model, wrong tools",
    hint: "Type a comma behind the last tool: completion knows the tools there are.",
    text: triage,
  },
  {
    group: FAULTS,
    path: ".claude/agents/changelog.md",
    title: "Windows line ends",
    hint: "With these line ends a colon costs you the whole agent.",
    text: changelog,
    windows: true,
  },
  {
    group: FAULTS,
    path: ".claude/agents/migrations.md",
    title: "A broken code block",
    hint: "The inner fence ends the outer one. Everything behind it is upside down.",
    text: migrations,
  },
  {
    group: FAULTS,
    path: ".claude/skills/pdf-forms/SKILL.md",
    title: "A skill with a bad name",
    hint: "Press Ctrl+. on the name.",
    text: pdfForms,
  },
  {
    group: FAULTS,
    path: ".claude/commands/review-pr.md",
    title: "A command, another vendor's model",
    hint: "Hover over a field to read what it does.",
    text: reviewPr,
  },
  {
    group: OTHERS,
    path: ".github/agents/planner.agent.md",
    title: "A Copilot agent, tools of old",
    hint: "Type a comma behind a tool: completion knows those of VS Code, Copilot CLI and github.com.",
    text: planner,
  },
  {
    group: OTHERS,
    path: ".codex/agents/sceptic.toml",
    title: "A Codex agent, in TOML",
    hint: "Fix everything repairs the text; Ctrl+. on a value says what it can be.",
    text: sceptic,
  },
  {
    group: OTHERS,
    path: ".opencode/agents/librarian.md",
    title: "An OpenCode agent, refused",
    hint: "Hover over a field to read what it does. What denies nothing is an error too.",
    text: librarian,
  },
  {
    group: OTHERS,
    path: ".gemini/agents/historian.md",
    title: "A Gemini CLI agent, lost by a key",
    hint: "Each of these costs the whole agent: F8 goes from one to the next, Ctrl+. repairs it.",
    text: historian,
  },
  {
    group: TOGETHER,
    path: ".claude/agents/reviewer.md",
    title: "Mentions the tester",
    hint: "F2 on tester renames it in both files; F12 goes to it.",
    text: reviewer,
  },
  {
    group: TOGETHER,
    path: ".claude/agents/tester.md",
    title: "Mentions the reviewer",
    hint: "Shift+F12 shows where an agent is mentioned.",
    text: tester,
  },
  {
    group: SOUND,
    path: ".claude/agents/code-explainer.md",
    title: "An agent as it should be",
    hint: "Ctrl+Shift+O shows its outline. Break something and see.",
    text: codeExplainer,
  },
];
