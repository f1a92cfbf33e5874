#include "usage.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

namespace gongwen::cli {
namespace {

constexpr std::size_t columns = 80;      // of a terminal that nobody has made wider
constexpr std::size_t name_column = 28;  // where descriptions begin
constexpr const char* paths[] = {"FILE", "PAGE", "INPUT", "OUT"};

// The type is the value as the help shows it, or `VALUE:` and the words that it may be.
void read_type(const std::string& type, Argument& out) {
  const std::size_t colon = type.find(':');
  out.value = type.substr(0, colon);
  const std::string words = colon == std::string::npos ? type : type.substr(colon + 1);
  const char mark = out.list() ? ',' : '|';
  if (words.find(mark) == std::string::npos) return;
  std::istringstream in(words);
  for (std::string word; std::getline(in, word, mark);) out.choices.push_back(word);
}

Argument argument_of(const CLI::Option& option) {
  Argument out;
  for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  if (option.get_type_size() > 0) read_type(option.get_type_name(), out);
  out.description = option.get_description();
  out.positional = option.get_positional();
  out.required = option.get_required();
  out.repeats = option.get_expected_max() > 1;
  return out;
}

Usage usage_of_one(const CLI::App& app) {
  Usage out{app.get_name(), app.get_description(), {}, app.get_footer(), {}};
  for (const CLI::Option* option : app.get_options()) out.arguments.push_back(argument_of(*option));
  // --help stands first where it is defined; people look for what a command is about.
  const auto rank = [](const Argument& one) {
    const bool general =
        !one.names.empty() && (one.names.back() == "--help" || one.names.back() == "--version");
    return one.positional ? 0 : general ? 2 : 1;
  };
  std::stable_sort(out.arguments.begin(), out.arguments.end(),
                   [&](const Argument& a, const Argument& b) { return rank(a) < rank(b); });
  return out;
}

// `  name      description`, the description on lines of its own where the name is long.
std::string entry(const std::string& name, const std::string& description) {
  std::string out = "  " + name;
  if (out.size() + 2 > name_column) {
    out += '\n';
    out.append(name_column, ' ');
  } else {
    out.append(name_column - out.size(), ' ');
  }
  return out + wrapped(description, columns - name_column, name_column) + '\n';
}

std::string title(const Argument& argument) {
  std::string out = argument.names.size() == 1 && argument.names[0].size() > 2 ? "    " : "";
  for (const std::string& name : argument.names)
    out += (out.empty() || out == "    " ? "" : ", ") + name;
  if (argument.positional) return argument.value;
  return argument.value.empty() ? out : out + ' ' + argument.value;
}

}  // namespace

std::string Argument::about() const {
  std::string out = description;
  if (choices.empty() || value.find(choices.front()) != std::string::npos) return out;
  for (const std::string& word : choices) out += (&word == &choices.front() ? ": " : ", ") + word;
  return out;
}

bool Argument::is_path() const {
  return std::find(std::begin(paths), std::end(paths), value) != std::end(paths);
}

Usage usage_of(const CLI::App& program) {
  Usage out = usage_of_one(program);
  for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; })) {
    out.commands.push_back(usage_of_one(*command));
  }
  return out;
}

std::string wrapped(std::string_view words, std::size_t width, std::size_t indent) {
  std::string out;
  std::size_t used = 0;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (used > 0 && used + 1 + end > width) {
      out += '\n';
      out.append(indent, ' ');
      used = 0;
    }
    if (used > 0) out += ' ';
    used += end + (used > 0 ? 1 : 0);
    out += words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return out;
}

std::string synopsis(const Usage& usage) {
  if (!usage.commands.empty()) return " COMMAND [OPTION...] [FILE...]";
  std::string out;
  for (const Argument& one : usage.arguments) {
    if (one.positional) out += ' ' + one.value + (one.repeats ? "..." : "");
    if (!one.positional && one.required) out += ' ' + one.names.front() + ' ' + one.value;
  }
  return out + " [OPTION...]";
}

std::string help(const Usage& usage, const std::string& program) {
  const bool whole = !usage.commands.empty();
  std::string out = "Usage: " + (program.empty() ? "" : program + ' ') + usage.name +
                    synopsis(usage) + "\n\n" + wrapped(usage.description, columns, 0) + '\n';
  if (whole) {
    out += "\nCommands:\n";
    for (const Usage& command : usage.commands) out += entry(command.name, command.description);
  }
  bool options = false;
  for (const Argument& one : usage.arguments) {
    if (one.positional) {
      out += '\n' + entry(title(one), one.about());
    } else {
      if (!options) out += "\nOptions:\n";
      options = true;
      out += entry(title(one), one.about());
    }
  }
  if (!usage.footer.empty()) out += '\n' + usage.footer + '\n';
  if (whole) {
    out += "\nExit status:\n";
    for (const ExitStatus& one : exit_statuses) out += entry(one.code, one.meaning);
    out += "\nMore of a command: " + usage.name + " COMMAND --help; of all: " + usage.name +
           " man | man -l -\n";
  }
  return out;
}

}  // namespace gongwen::cli
