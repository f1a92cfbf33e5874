// gongwen completions: what a shell needs to complete arguments, from their definition.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "commands.hpp"
#include "options.hpp"
#include "output.hpp"
#include "usage.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  source <(gongwen completions bash)                                  in ~/.bashrc
  gongwen completions zsh > "${fpath[1]}/_gongwen"                    then begin a new shell
  gongwen completions fish > ~/.config/fish/completions/gongwen.fish)";

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// The text with a backslash before each of `special`.
std::string escaped(const std::string& text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// The text within single quotes, for bash and zsh.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + '\'';
}

const Argument* positional(const Usage& usage) {
  const auto found = std::find_if(usage.arguments.begin(), usage.arguments.end(),
                                  [](const Argument& one) { return one.positional; });
  return found == usage.arguments.end() ? nullptr : &*found;
}

// --- bash -------------------------------------------------------------------------------------

std::string bash_words(const std::string& words) {
  return R"(COMPREPLY=($(IFS=' '; compgen -W ")" + words + R"(" -- "$word")))";
}

// What completes the value of an argument.
std::string bash_value(const Argument& one) {
  if (!one.choices.empty()) {
    return bash_words(joined(one.choices));
  }
  return one.is_path() ? "COMPREPLY=($(compgen -f -- \"$word\"))" : "COMPREPLY=()";
}

std::string bash_command(const Usage& usage) {
  std::string options;
  std::string out = "    " + usage.name + ")\n      case $before in\n";
  for (const Argument& one : usage.arguments) {
    if (one.positional) continue;
    std::string names;
    for (const std::string& name : one.names) {
      names += (names.empty() ? "" : "|") + name;
      options += (options.empty() ? "" : " ") + name;
    }
    if (!one.value.empty()) out += "        " + names + ") " + bash_value(one) + "; return ;;\n";
  }
  const Argument* rest = positional(usage);
  return out + "      esac\n      if [[ $word == -?* ]]; then\n        " + bash_words(options) +
         "\n      else\n        " + (rest == nullptr ? "COMPREPLY=()" : bash_value(*rest)) +
         "\n      fi\n      ;;\n";
}

std::string bash(const Usage& program) {
  std::string words;
  for (const Usage& command : program.commands) words += command.name + ' ';
  for (const Argument& one : program.arguments) words += joined(one.names) + ' ';
  words.pop_back();
  const std::string function = "_" + program.name;
  std::string out = "# Completion of " + program.name + " for bash.\n" + function + "() {\n";
  out += R"(  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
  local IFS=$'\n'
  # --name=value is three words to bash
  [[ $before != = ]] || before=${COMP_WORDS[COMP_CWORD-2]}
  [[ $word != = ]] || word=
  if ((COMP_CWORD == 1)); then
    )";
  out += bash_words(words) + "\n    return\n  fi\n  case ${COMP_WORDS[1]} in\n";
  for (const Usage& command : program.commands) out += bash_command(command);
  return out + "  esac\n}\ncomplete -o filenames -o bashdefault -F " + function + ' ' +
         program.name + '\n';
}

// --- zsh --------------------------------------------------------------------------------------

// `:what:action` of _arguments.
std::string zsh_value(const Argument& one) {
  if (one.value.empty()) return {};
  const std::string choices = joined(one.choices);
  if (one.list()) return ":" + one.names.back().substr(2) + ":_sequence compadd - " + choices;
  if (!choices.empty()) return ":value:(" + choices + ')';
  return ":" + one.value + (one.is_path() ? ":_files" : ": ");
}

std::string zsh_argument(const Argument& one) {
  const std::string about = one.positional ? "" : '[' + escaped(one.description, "[]:\\") + ']';
  const std::string value = zsh_value(one);
  if (one.positional) return "      " + quoted((one.repeats ? "*" : "1") + value) + " \\\n";
  std::string out;
  for (const std::string& name : one.names) {
    // Either name excludes the other.
    const std::string others = one.names.size() > 1 ? '(' + joined(one.names) + ')' : "";
    const char* join = value.empty() ? "" : name.size() > 2 ? "=" : "+";
    const std::string argument = (others + name).append(join).append(about).append(value);
    out += "      " + quoted(argument) + " \\\n";
  }
  return out;
}

std::string zsh(const Usage& program) {
  const std::string function = "_" + program.name;
  std::string out = "#compdef " + program.name + "\n# Completion of " + program.name +
                    " for zsh.\n" + function + "() {\n  local -a commands\n  commands=(\n";
  for (const Usage& command : program.commands) {
    out += "    " + quoted(command.name + ':' + escaped(command.description, ":\\")) + '\n';
  }
  out +=
      "  )\n  if ((CURRENT == 2)); then\n    _describe command commands\n"
      "    _arguments -s \\\n";
  for (const Argument& one : program.arguments) out += zsh_argument(one);
  out +=
      "      ''\n    return\n  fi\n  local command=${words[2]}\n  shift words\n"
      "  ((CURRENT--))\n  case $command in\n";
  for (const Usage& command : program.commands) {
    out += "  " + command.name + ")\n    _arguments -s \\\n";
    for (const Argument& one : command.arguments) out += zsh_argument(one);
    out += "      ''\n    ;;\n";
  }
  // Found in $fpath the file is the function; sourced it registers it.
  return out + "  esac\n}\nif [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n  " + function +
         " \"$@\"\nelse\n  compdef " + function + ' ' + program.name + "\nfi\n";
}

// --- fish -------------------------------------------------------------------------------------

std::string fish_quoted(const std::string& text) {
  return '\'' + escaped(text, "'\\") + '\'';
}

std::string fish_argument(const std::string& begin, const Argument& one) {
  std::string out = begin;
  for (const std::string& name : one.names) {
    out += name.size() > 2 ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!one.value.empty() && !one.positional) out += " -r";
  if (!one.choices.empty()) out += " -f -a " + fish_quoted(joined(one.choices));
  if (one.is_path()) out += " -F";
  if (!one.positional) out += " -d " + fish_quoted(one.description);
  return out + '\n';
}

std::string fish(const Usage& program) {
  const std::string begin = "complete -c " + program.name;
  std::string out = "# Completion of " + program.name + " for fish.\n" + begin + " -f\n";
  for (const Usage& command : program.commands) {
    out += begin + " -n __fish_use_subcommand -a " + command.name + " -d " +
           fish_quoted(command.description) + '\n';
  }
  for (const Argument& one : program.arguments) {
    out += fish_argument(begin + " -n __fish_use_subcommand", one);
  }
  for (const Usage& command : program.commands) {
    const std::string here =
        begin + " -n " + fish_quoted("__fish_seen_subcommand_from " + command.name);
    for (const Argument& one : command.arguments) out += fish_argument(here, one);
  }
  return out;
}

using Maker = std::function<std::string(const Usage&)>;
const std::vector<std::pair<std::string, Maker>>& makers() {
  static const std::vector<std::pair<std::string, Maker>> all = {
      {"bash", bash}, {"zsh", zsh}, {"fish", fish}};
  return all;
}

}  // namespace

const std::vector<std::string>& shells() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> out;
    for (const auto& [name, maker] : makers()) out.push_back(name);
    return out;
  }();
  return names;
}

std::string completion_script(const Usage& program, const std::string& shell) {
  for (const auto& [name, maker] : makers()) {
    if (name == shell) return maker(program);
  }
  return {};
}

Command add_completions(CLI::App& program) {
  const auto shell = std::make_shared<std::string>();
  CLI::App* command =
      program.add_subcommand("completions", "Print the completions of arguments for a shell");
  command->footer(examples);
  choose(command->add_option("SHELL", *shell, "The shell")->required(), shells(), "SHELL");
  return {command,
          [&program, shell] { return print_out(completion_script(usage_of(program), *shell)); }};
}

}  // namespace gongwen::cli
