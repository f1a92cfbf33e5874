// The program `gongwen`: its commands, what it says of wrong usage, its exit code.
#include <CLI/CLI.hpp>
#include <clocale>
#include <cstdio>
#include <exception>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "batch_worker.hpp"
#include "commands.hpp"
#include "gongwen/version.hpp"
#include "output.hpp"
#include "usage.hpp"
#include "wrong_usage.hpp"

namespace gongwen::cli {
namespace {

constexpr const char* examples = R"(Examples:
  gongwen parse --format text notice.txt        an outline to read
  gongwen parse notice.txt                      one JSON object (schema gongwen/1)
  gongwen batch pages/ -o pages.jsonl           all files of a folder, on all cores
  gongwen batch pages/ -o pages.jsonl --resume  goes on where it was stopped
  gongwen view notice.txt -o page.html          a page to look at in a browser
  gongwen clean scraped.txt -o clean.txt        the recovered text only
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

// Help and version go to standard output and are success; any mistake in the arguments is not.
int leave(const CLI::App& app, const CLI::ParseError& error,
          const std::vector<std::string>& typed) {
  if (error.get_exit_code() != 0) {
    std::fputs(wrong_usage(app, error, typed).c_str(), stderr);
    return exit_usage;
  }
  std::ostringstream out;
  std::ostringstream wrong;
  app.exit(error, out, wrong);
  return print_out(out.str());
}

int run(int argc, char** argv) {
  CLI::App app{
      "Reads Chinese government documents as they are really found - in the wrong charset, with "
      "marks lost, twice on one page - and gives back the text that was written and its parts."};
  app.name("gongwen");
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.set_version_flag("-v,--version", std::string("gongwen ") + GONGWEN_VERSION,
                       "Print the version and exit");
  app.require_subcommand(1);
  app.formatter_fn([](const CLI::App* called, const std::string&, CLI::AppFormatMode) {
    return help_text(called);
  });
  const std::vector<Command> commands = {
      add_parse(app),       add_batch(app),   add_view(app),
      add_clean(app),       add_inspect(app), add_explain_diagnostic(app),
      add_completions(app), add_man(app),     add_help(app)};
  app.footer(examples);  // after the commands, which else would repeat it
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return leave(app, error, {argv + 1, argv + argc});
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
    const bool serves = argc > 1 && std::string_view(argv[1]) == gongwen::cli::worker_word;
    if (serves) return gongwen::cli::serve_batch(argc, argv);
    return gongwen::cli::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "gongwen: %s\n", error.what());
    return gongwen::cli::exit_unread;
  }
}
