// The program `gongwen`: its commands, what it says of wrong usage, its exit code.
#include <CLI/CLI.hpp>
#include <clocale>
#include <cstdio>
#include <exception>
#include <sstream>
#include <string>
#include <vector>

#include "commands.hpp"
#include "files.hpp"
#include "gongwen/version.hpp"
#include "usage.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen parse --format text notice.txt        an outline to read
  gongwen parse notice.txt                      one JSON object (schema gongwen/1)
  gongwen batch pages/ -o pages.jsonl           all files of a folder, on all cores
  gongwen batch pages/ -o pages.jsonl --resume  goes on where it was stopped
  gongwen view notice.txt -o page.html          a page to look at in a browser
  gongwen clean scraped.txt > clean.txt         the recovered text only
  gongwen inspect scraped.txt                   charset, script and damages, in a few lines)";

// Of the whole program, or of the command that was called.
std::string help_text(const CLI::App* app) {
  const CLI::App* parent = app->get_parent();
  const Usage program = usage_of(parent == nullptr ? *app : *parent);
  if (parent == nullptr) return help(program, "");
  for (const Usage& command : program.commands) {
    if (command.name == app->get_name()) return help(command, program.name);
  }
  return {};
}

// What to say where no command was named: the words of CLI11 are not those of the help.
std::string no_command(const CLI::App& app) {
  const std::vector<std::string> words = app.remaining();
  std::string out = words.empty() ? "name a command" : words.front() + " is no command";
  for (const Usage& command : usage_of(app).commands) {
    out += (out.find(": ") == std::string::npos ? ": " : ", ") + command.name;
  }
  return app.get_name() + ": " + out + "\nSee " + app.get_name() + " --help\n";
}

// One line on what was wrong, one on where to read more.
std::string wrong_usage(const CLI::App* app, const CLI::Error& error) {
  if (app->get_parent() == nullptr && app->get_subcommands().empty()) return no_command(*app);
  std::string command = app->get_name();
  for (const CLI::App* called : app->get_subcommands()) command += ' ' + called->get_name();
  return command + ": " + error.what() + "\nSee " + command + " --help\n";
}

// Help and version go to standard output and are success; any mistake in the arguments is not.
int leave(const CLI::App& app, const CLI::ParseError& error) {
  std::ostringstream out;
  std::ostringstream wrong;
  const int code = app.exit(error, out, wrong);
  std::fputs(wrong.str().c_str(), stderr);
  return code != 0 ? exit_usage : print_out(out.str());
}

int run(int argc, char** argv) {
  CLI::App app{
      "Reads Chinese government documents as they are really found - in the wrong charset, with "
      "marks lost, twice on one page - and gives back the text that was written and its parts."};
  app.name("gongwen");
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.set_version_flag("--version", std::string("gongwen ") + GONGWEN_VERSION,
                       "Print the version and exit");
  app.require_subcommand(1);
  app.formatter_fn([](const CLI::App* called, const std::string&, CLI::AppFormatMode) {
    return help_text(called);
  });
  app.failure_message(wrong_usage);
  const std::vector<Command> commands = {add_parse(app),       add_batch(app),
                                         add_view(app),        add_clean(app),
                                         add_inspect(app),     add_explain_diagnostic(app),
                                         add_completions(app), add_man(app)};
  app.footer(examples);  // after the commands, which else would repeat it
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return leave(app, error);
  }
  for (const Command& command : commands) {
    if (command.app->parsed()) return command.run();
  }
  return exit_usage;
}

}  // namespace
}  // namespace gongwen::cli

int main(int argc, char** argv) {
  // Names of files are UTF-8 for the patterns that match them; messages stay as they are.
  std::setlocale(LC_CTYPE, "C.UTF-8");
  try {
    return gongwen::cli::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gongwen: %s\n", error.what());
    return gongwen::cli::exit_unread;
  }
}
