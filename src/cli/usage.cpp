#include "usage.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

#include "language.hpp"

namespace gongwen::cli {
namespace {

constexpr std::size_t columns = 80;      // of a terminal that nobody has made wider
constexpr std::size_t name_column = 28;  // where descriptions begin
constexpr std::string_view examples_title = "Examples:";
constexpr const char* paths[] = {"FILE", "PAGE", "INPUT", "OUT", "LIST"};

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
  out.description = tr(option.get_description());
  out.positional = option.get_positional();
  out.required = option.get_required();
  out.repeats = option.get_expected_max() > 1;
  return out;
}

// A footer is blocks with empty lines between. Of a line of examples what is said behind it is
// translated, else the whole block.
std::string footer_of(const std::string& footer) {
  std::string out;
  for (std::size_t begin = 0; begin < footer.size();) {
    const std::size_t end = std::min(footer.find("\n\n", begin), footer.size());
    const std::string block = footer.substr(begin, end - begin);
    begin = end + 2;
    out += out.empty() ? "" : "\n\n";
    if (!block.starts_with(examples_title)) {
      out += tr(block);
      continue;
    }
    std::istringstream lines(block);
    std::string line;
    std::getline(lines, line);
    out += tr(line);
    while (std::getline(lines, line)) {
      const std::size_t words = line.find_first_not_of(' ');
      const std::size_t gap = line.find("  ", words);
      const std::size_t said = gap == std::string::npos ? words : line.find_first_not_of(' ', gap);
      out += '\n' + line.substr(0, said) + tr(line.substr(said));
    }
  }
  return out;
}

Usage usage_of_one(const CLI::App& app) {
  Usage out{app.get_name(), tr(app.get_description()), {}, footer_of(app.get_footer()), {}};
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

bool is_wide(std::string_view at) {
  return !at.empty() && static_cast<unsigned char>(at.front()) >= 0xE3;
}

// Bytes of the piece that a line may end behind: a word and its blanks, a Chinese character and the
// marks that no line begins with.
std::size_t piece_end(std::string_view text) {
  constexpr std::string_view closing[] = {"，", "。", "；", "：", "、", "）", "》", "”", "？", "…"};
  constexpr std::string_view opening[] = {"（", "《", "“"};
  const auto begins = [&](std::size_t at, const auto& marks) {
    return std::any_of(std::begin(marks), std::end(marks),
                       [&](std::string_view mark) { return text.substr(at).starts_with(mark); });
  };
  std::size_t at = 0;
  bool hold = true;  // no line ends here
  while (at < text.size()) {
    if (!hold && (is_wide(text.substr(at)) || begins(at, opening)) && !begins(at, closing)) break;
    if (at > 0 && !hold && text[at - 1] == ' ') break;
    hold = begins(at, opening);
    if (is_wide(text.substr(at)) || begins(at, closing) || hold) {
      at += 3;
      while (at < text.size() && begins(at, closing)) at += 3;
      if (!hold && (at >= text.size() || text[at] != ' ')) break;
      continue;
    }
    ++at;
  }
  while (at < text.size() && text[at] == ' ') ++at;
  return std::min(at, text.size());
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
  for (const std::string& word : choices) out += tr(&word == &choices.front() ? ": " : ", ") + word;
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
    const std::size_t end = piece_end(words);
    const std::string_view piece = words.substr(0, end);
    const std::string_view solid = piece.substr(0, piece.find_last_not_of(' ') + 1);
    if (used > 0 && used + columns_of(solid) > width) {
      while (out.ends_with(' ')) out.pop_back();
      out += '\n';
      out.append(indent, ' ');
      used = 0;
    }
    out += piece;
    used += columns_of(piece);
    words.remove_prefix(end);
  }
  while (out.ends_with(' ')) out.pop_back();
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
  std::string out = tr("Usage: ") + (program.empty() ? "" : program + ' ') + usage.name +
                    synopsis(usage) + "\n\n" + wrapped(usage.description, columns, 0) + '\n';
  if (whole) {
    out += '\n' + tr("Commands:") + '\n';
    for (const Usage& command : usage.commands) out += entry(command.name, command.description);
  }
  bool options = false;
  for (const Argument& one : usage.arguments) {
    if (one.positional) {
      out += '\n' + entry(title(one), one.about());
    } else {
      if (!options) out += '\n' + tr("Options:") + '\n';
      options = true;
      out += entry(title(one), one.about());
    }
  }
  if (!usage.footer.empty()) out += '\n' + usage.footer + '\n';
  if (whole) {
    out += '\n' + tr("Exit status:") + '\n';
    for (const ExitStatus& one : exit_statuses) out += entry(one.code, tr(one.meaning));
    out +=
        '\n' + say("More of a command: {0} help COMMAND; of all: {0} man | man -l -", {usage.name});
    out += '\n';
  }
  return out;
}

}  // namespace gongwen::cli
