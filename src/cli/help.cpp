// gongwen help: what --help prints, of the program or of a command.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "commands.hpp"
#include "language.hpp"
#include "nearest.hpp"
#include "output.hpp"
#include "usage.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen help batch      all that gongwen batch can do)";

int run(const CLI::App& program, const std::string& name) {
  const Usage usage = usage_of(program);
  if (name.empty()) return print_out(help(usage, ""));
  std::vector<std::string> names;
  for (const Usage& command : usage.commands) {
    if (command.name == name) return print_out(help(command, usage.name));
    names.push_back(command.name);
  }
  std::fprintf(stderr, "gongwen help: %s%s\n", say("{0} is no command", {name}).c_str(),
               did_you_mean(name, names).c_str());
  return exit_usage;
}

}  // namespace

Command add_help(CLI::App& program) {
  const auto name = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand("help", "Print the help of the program or a command");
  command->footer(examples);
  command->add_option("COMMAND", *name, "The command")->type_name("COMMAND");
  return {command, [&program, name] { return run(program, *name); }};
}

}  // namespace gongwen::cli
