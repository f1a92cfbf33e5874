#include "wrong_usage.hpp"

#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "language.hpp"
#include "nearest.hpp"
#include "usage.hpp"

namespace gongwen::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : tr(", ")) + word;
  return out;
}

std::vector<std::string> options_of(const Usage& usage) {
  std::vector<std::string> out;
  for (const Argument& one : usage.arguments) {
    out.insert(out.end(), one.names.begin(), one.names.end());
  }
  return out;
}

bool is_file(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0;
}

// An option that is unknown: it may be a name of a file that begins as one.
std::string no_option(const std::string& word, const Usage& usage) {
  const std::string name = word.substr(0, word.find('='));
  if (is_file(word) || (!word.starts_with("--") && word.find('.') != std::string::npos)) {
    return say("{0} is no option; a file of that name is ./{0}, or stands behind --", {word});
  }
  return say("{0} is no option", {name}) + did_you_mean(name, options_of(usage));
}

std::string no_command(const std::string& word, const Usage& program) {
  std::vector<std::string> names;
  for (const Usage& command : program.commands) names.push_back(command.name);
  if (word.empty()) return say("name a command: {0}", {joined(names)});
  if (word.starts_with('-')) return no_option(word, program);
  const std::string near = did_you_mean(word, names);
  if (!near.empty()) return say("{0} is no command", {word}) + near;
  return say("{0} is no command: {1}", {word, joined(names)});
}

// The first name of an option that was typed, instead of the one that it is known by.
std::string as_typed(std::string message, const Usage& usage,
                     const std::vector<std::string>& typed) {
  const auto was_typed = [&](const std::string& name) {
    return std::any_of(typed.begin(), typed.end(), [&](const std::string& word) {
      return name.starts_with("--") ? word == name || word.starts_with(name + '=')
                                    : word.starts_with(name) && !word.starts_with("--");
    });
  };
  for (const Argument& one : usage.arguments) {
    for (const std::string& known : one.names) {
      const std::size_t at = message.find(known);
      const std::size_t end = at + known.size();
      if (at == std::string::npos || was_typed(known) || !known.starts_with("--")) continue;
      if (end < message.size() &&
          (std::isalnum(static_cast<unsigned char>(message[end])) != 0 || message[end] == '-')) {
        continue;
      }
      for (const std::string& name : one.names) {
        if (was_typed(name)) return message.replace(at, known.size(), name);
      }
    }
  }
  return message;
}

// A word that is none of the few that it may be: `--format: xml not in {text,json}`.
std::string near_word(const std::string& message) {
  const std::size_t begin = message.find(": ");
  const std::size_t middle = message.find(" not in {");
  if (begin == std::string::npos || middle == std::string::npos || !message.ends_with('}')) {
    return {};
  }
  std::vector<std::string> words;
  std::istringstream list(message.substr(middle + 9, message.size() - middle - 10));
  for (std::string word; std::getline(list, word, ',');) words.push_back(word);
  return did_you_mean(message.substr(begin + 2, middle - begin - 2), words);
}

// What is wrong with the arguments of a command.
std::string reason(const CLI::App& command, const Usage& usage, const CLI::ParseError& error,
                   const std::vector<std::string>& typed) {
  // What is not understood explains more than what is therefore missing.
  for (const std::string& word : command.remaining()) {
    if (word.size() > 1 && word.starts_with('-')) return no_option(word, usage);
  }
  const std::string what = error.what();
  if (what == "FILE is required") return tr("FILE is missing; - is standard input");
  if (what == "INPUT is required") {
    return tr("INPUT is missing; - is a list of files on standard input");
  }
  if (what == "--output is required") return tr("-o OUT is missing; - is standard output");
  if (what == "SHELL is required") return tr("SHELL is missing");
  const std::string message = as_typed(what, usage, typed);
  return retold(message, {"{0}: {1} not in {{2}}", "{0}: Value {1} not in range {2} to {3}",
                          "Could not convert: {0} = {1}", "{0}: 1 required {1} missing",
                          "{0} excludes {1}", "The following argument was not expected: {0}",
                          "The following arguments were not expected: {0}",
                          "{0}: At Most 1 required but received {1}"}) +
         near_word(message);
}

}  // namespace

std::string wrong_usage(const CLI::App& program, const CLI::ParseError& error,
                        const std::vector<std::string>& typed) {
  const Usage usage = usage_of(program);
  std::string name = program.get_name();
  std::string why;
  if (program.get_subcommands().empty()) {
    const std::vector<std::string> words = program.remaining();
    why = no_command(words.empty() ? "" : words.front(), usage);
  } else {
    const CLI::App& command = *program.get_subcommands().front();
    name += ' ' + command.get_name();
    const auto of = std::find_if(usage.commands.begin(), usage.commands.end(),
                                 [&](const Usage& one) { return one.name == command.get_name(); });
    why = reason(command, of == usage.commands.end() ? usage : *of, error, typed);
  }
  return name + ": " + why + '\n' + say("See {0} --help", {name}) + '\n';
}

}  // namespace gongwen::cli
